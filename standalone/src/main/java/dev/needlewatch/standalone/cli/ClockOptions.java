package dev.needlewatch.standalone.cli;

import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.FolderClock;
import dev.needlewatch.standalone.OperatorMistake;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A clock that runs fast, the same for the system and for the pens. Filled by picocli. */
final class ClockOptions {
    @Option(
            names = "--clock-speed",
            paramLabel = "N",
            defaultValue = "1",
            description = {
                "let wall time itself run N times as fast (default ${DEFAULT-VALUE}): for emulated",
                "pens only, which must be given the same clock."
            })
    double speed = 1;

    @Option(
            names = "--clock-origin",
            paramLabel = "INSTANT",
            description = "when that clock began, as in 2026-11-28T18:00:00Z; standalone prints it")
    @Nullable String origin;

    /** The clock of a system: the one that its folder belongs to, or else from now on. */
    WallClock ofSystem(Path data) {
        if (origin != null) {
            return shared();
        }
        return ofSystem(data, speed);
    }

    /** The clock that a folder belongs to, if it is as fast; or else one from now on. */
    static WallClock ofSystem(Path data, double speed) {
        WallClock known = FolderClock.of(data);
        try {
            return known != null && known.speed() == speed ? known : WallClock.fromNow(speed);
        } catch (IllegalArgumentException e) {
            throw new OperatorMistake(String.valueOf(e.getMessage()), e);
        }
    }

    /** The clock of pens: the one that their system runs by. */
    WallClock shared() {
        if (speed == 1 && origin == null) {
            return WallClock.SYSTEM;
        }
        if (origin == null) {
            throw new OperatorMistake(
                    "--clock-speed needs --clock-origin: standalone prints the one it runs by");
        }
        try {
            return new WallClock(Instant.parse(origin).toEpochMilli(), speed);
        } catch (DateTimeParseException e) {
            throw new OperatorMistake(
                    "--clock-origin '" + origin + "' is no instant: use 2026-11-28T18:00:00Z", e);
        } catch (IllegalArgumentException e) {
            throw new OperatorMistake(String.valueOf(e.getMessage()), e);
        }
    }
}
