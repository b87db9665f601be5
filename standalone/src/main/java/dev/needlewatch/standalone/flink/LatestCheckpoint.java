package dev.needlewatch.standalone.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the checkpoint that a job left when the process ended. */
final class LatestCheckpoint {
    private static final String METADATA = "_metadata";
    private static final int JOB_CHECKPOINT_METADATA = 3;

    private LatestCheckpoint() {}

    /** The newest complete checkpoint in a job's folder; empty if there is none. */
    static Optional<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder, JOB_CHECKPOINT_METADATA)) {
            return files.filter(file -> file.endsWith(METADATA))
                    .max(Comparator.comparing(LatestCheckpoint::modified))
                    .map(Path::getParent);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for checkpoints in " + folder, e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
