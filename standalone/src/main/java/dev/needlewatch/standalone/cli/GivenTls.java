package dev.needlewatch.standalone.cli;

import dev.needlewatch.ingest.tls.TlsFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The TLS files that three options of a command name. */
final class GivenTls {
    private GivenTls() {}

    /** The files, wherever the command was given; null if none was. */
    static @Nullable TlsFiles files(
            @Nullable Path ca, @Nullable Path certificate, @Nullable Path key) {
        return ca == null && certificate == null && key == null
                ? null
                : new TlsFiles(path(ca), path(certificate), path(key));
    }

    private static @Nullable String path(@Nullable Path file) {
        return file == null ? null : file.toAbsolutePath().toString();
    }
}
