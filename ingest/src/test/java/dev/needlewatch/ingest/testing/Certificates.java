package dev.needlewatch.ingest.testing;

import dev.needlewatch.ingest.tls.PemFiles;
import dev.needlewatch.ingest.tls.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;

/** An authority of its own with certificates it signed, as PEM files, made by the JDK's keytool. */
public final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /** Makes an authority whose files go into the folder. */
    public static Certificates in(Path folder) throws IOException {
        Certificates all = new Certificates(Files.createDirectories(folder));
        all.keytool("ca", "-genkeypair", "-dname", "CN=authority", "-ext", "bc:c");
        all.keytool("ca", "-exportcert", "-rfc", "-file", all.file("ca.pem"));
        return all;
    }

    /** Makes a key and a certificate, {@code name.key} and {@code name.pem}, for these hosts. */
    public Certificates sign(String name, String hosts) throws IOException {
        keytool(name, "-genkeypair", "-dname", "CN=" + name);
        keytool(name, "-certreq", "-file", file(name + ".csr"));
        List<String> gencert =
                new ArrayList<>(
                        List.of("-gencert", "-rfc", "-infile", file(name + ".csr"), "-outfile"));
        gencert.add(file(name + ".pem"));
        if (!hosts.isEmpty()) {
            gencert.addAll(List.of("-ext", "san=" + hosts));
        }
        keytool("ca", gencert.toArray(new String[0]));
        writeKey(name);
        return this;
    }

    /** The authority alone. */
    public TlsFiles ca() {
        return new TlsFiles(file("ca.pem"), null, null);
    }

    /** The authority with a client's certificate and key. */
    public TlsFiles client(String name) {
        return new TlsFiles(file("ca.pem"), file(name + ".pem"), file(name + ".key"));
    }

    /** What a server needs that shows this certificate, and wants one of this authority. */
    public SSLContext server(String name) {
        return PemFiles.context(file("ca.pem"), file(name + ".pem"), file(name + ".key"));
    }

    /** A file's path, for a broker's configuration. */
    public String file(String name) {
        return folder.resolve(name).toString();
    }

    private void writeKey(String name) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            byte[] key = store.getKey(name, PASSWORD.toCharArray()).getEncoded();
            Files.writeString(
                    folder.resolve(name + ".key"),
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                            + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void keytool(String alias, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString()));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-alias",
                        alias,
                        "-keystore",
                        file(alias + ".p12"),
                        "-storepass",
                        PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
