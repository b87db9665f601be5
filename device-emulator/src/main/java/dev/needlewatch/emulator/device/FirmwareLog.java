package dev.needlewatch.emulator.device;

import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import java.util.List;
import java.util.random.RandomGenerator;

/** Lines such as pens' firmware writes: a code, and free text with numbers that vary. */
public final class FirmwareLog {
    /**
     * A kind of line; {@code %d} stands for a number from low to high, {@code {pins}} for the
     * model's.
     */
    private record Template(LogLevel level, String code, String text, int low, int high) {}

    private static final List<Template> USUAL =
            List.of(
                    new Template(
                            LogLevel.INFO,
                            "CRT-01",
                            "cartridge of {pins} pins seated, torque %d mNm",
                            18,
                            26),
                    new Template(LogLevel.INFO, "PWR-10", "battery cell %d mV", 3_580, 4_120),
                    new Template(LogLevel.DEBUG, "MOT-03", "pwm duty %d permille", 410, 620),
                    new Template(LogLevel.INFO, "NET-02", "link quality rssi -%d dBm", 41, 74),
                    new Template(LogLevel.DEBUG, "SRV-07", "depth servo settled in %d ms", 60, 190),
                    new Template(
                            LogLevel.WARN, "MOT-11", "drag above mean by %d permille", 12, 60));

    private static final List<Template> ERRORS =
            List.of(
                    new Template(LogLevel.ERROR, "MOT-42", "hall sensor missed %d edges", 3, 40),
                    new Template(
                            LogLevel.ERROR, "SRV-31", "encoder crc mismatch at 0x%d", 100, 999),
                    new Template(LogLevel.ERROR, "I2C-05", "bus timeout after %d us", 800, 4_000),
                    new Template(
                            LogLevel.ERROR, "PWR-33", "brown-out, rail at %d mV", 2_700, 2_980));

    private FirmwareLog() {}

    /** A line that means nothing. */
    public static LogLine usual(Pen pen, long now, RandomGenerator random) {
        return line(pen, now, USUAL, random);
    }

    /** A line that means trouble. */
    public static LogLine error(Pen pen, long now, RandomGenerator random) {
        return line(pen, now, ERRORS, random);
    }

    private static LogLine line(
            Pen pen, long now, List<Template> templates, RandomGenerator random) {
        Template template = templates.get(random.nextInt(templates.size()));
        int number = template.low() + random.nextInt(template.high() - template.low());
        return new LogLine(
                pen.boot(),
                pen.nextSeq(),
                pen.clock(now),
                template.level(),
                template.text()
                        .replace("%d", Integer.toString(number))
                        .replace("{pins}", Integer.toString(pen.model().pins())),
                template.code());
    }
}
