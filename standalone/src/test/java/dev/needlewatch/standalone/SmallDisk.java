package dev.needlewatch.standalone;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk in memory that is soon full. Only root can mount one. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Whether one may be mounted here: not in most containers, even as root. */
    public static boolean possible() {
        try {
            Path tried = Files.createTempDirectory("small-disk");
            of(tried, 1).close();
            Files.delete(tried);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Mounts it.
     *
     * @throws IOException if that is not allowed, as in most containers
     */
    public static SmallDisk of(Path folder, int mib) throws IOException {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + mib + "m", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    public Path folder() {
        return folder;
    }

    /** Writes to it until nothing more can be written. */
    void fill() {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(filling(), CREATE, APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return;
        }
    }

    /** Takes away what filled it. */
    void empty() throws IOException {
        Files.delete(filling());
    }

    private Path filling() {
        return folder.resolve("filling");
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        run("umount", "--lazy", folder.toString()); // a store may still have it open
    }
}
