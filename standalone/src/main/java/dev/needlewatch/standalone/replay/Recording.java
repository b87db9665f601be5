package dev.needlewatch.standalone.replay;

import dev.needlewatch.standalone.OperatorMistake;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One recorded file, read line by line; empty lines are passed over. */
final class Recording implements AutoCloseable {
    private final Path file;
    private final BufferedReader lines;
    private int number;
    private @Nullable Recorded next;

    private Recording(Path file, BufferedReader lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Opens a file and reads its first message.
     *
     * @throws OperatorMistake with file, line and what is wrong, here and with each message
     */
    @SuppressWarnings("MustBeClosedChecker") // closed with the recording
    static Recording open(Path file) {
        try {
            Recording recording =
                    new Recording(file, Files.newBufferedReader(file, StandardCharsets.UTF_8));
            recording.advance();
            return recording;
        } catch (NoSuchFileException e) {
            throw new OperatorMistake(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new OperatorMistake(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The message that comes next; null at the end. */
    @Nullable Recorded next() {
        return next;
    }

    /** Goes on to the message after the next. */
    void advance() {
        try {
            String line;
            do {
                line = lines.readLine();
                number++;
            } while (line != null && line.isBlank());
            next = line == null ? null : RecordingLine.read(line);
        } catch (RecordingLine.Fault e) {
            throw new OperatorMistake(file + ":" + number + ": " + e.getMessage(), e);
        } catch (MalformedInputException e) {
            throw new OperatorMistake(
                    file + ":" + number + ": not UTF-8; a payload that is not must be base64", e);
        } catch (IOException e) {
            throw new OperatorMistake(file + ":" + number + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
