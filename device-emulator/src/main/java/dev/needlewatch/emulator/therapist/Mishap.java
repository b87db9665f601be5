package dev.needlewatch.emulator.therapist;

import dev.needlewatch.emulator.device.FirmwareLog;
import dev.needlewatch.emulator.device.Pen;
import dev.needlewatch.ingest.contract.pen.Direction;
import java.util.random.RandomGenerator;

/** What happens to a pen in the middle of its work. */
final class Mishap {
    private final Room room;
    private final SessionNames names;
    private final RandomGenerator random;

    Mishap(Room room, SessionNames names, RandomGenerator random) {
        this.room = room;
        this.names = names;
        this.random = random;
    }

    /** Lets it happen while the pen glides over a place. */
    void strike(Lapse lapse, Pen pen, Stop stop) {
        switch (lapse) {
            case SAME_STRIP -> overAndOver(pen, stop);
            case SILENCE -> room.silence(pen, 7_000);
            case CUT_OFF -> room.cutOff(pen, 3_000);
            case SLOW_MOTOR -> weak(pen, 0.85, 3_000);
            case WEAK_MOTOR -> weak(pen, 0.72, 3_000);
            case STALL -> stall(pen);
            case DRIFT -> drift(pen);
            case BATTERY_LOW -> battery(pen, 19);
            case BATTERY_FLAT -> {
                battery(pen, 19);
                battery(pen, 9);
            }
            case CARTRIDGE_SWAPPED -> {
                pen.seat(names.past(1).cartridge());
                room.say(pen, pen.status(room.now()));
                room.wait(1_500);
            }
            case CLOCK_JUMP -> {
                room.doubt(pen);
                pen.setClockOff(8_000);
            }
            case GARBAGE -> room.garble(pen, 6, random);
            case LOSSES -> room.lose(pen, 1_500);
            case ERRORS -> errors(pen);
            default -> {}
        }
    }

    private void overAndOver(Pen pen, Stop stop) {
        for (int turn = 0; turn < 5; turn++) {
            for (int strip : new int[] {1, 3 + turn}) {
                pen.glide(new Pen.Position(stop.area(), stop.zone(), strip, Direction.HORIZONTAL));
                room.wait(300);
            }
        }
    }

    private void weak(Pen pen, double share, int ms) {
        pen.weaken(share);
        room.wait(ms);
        pen.weaken(1);
        room.wait(3_000);
    }

    private void stall(Pen pen) {
        pen.jam(true);
        room.wait(500);
        pen.jam(false);
        room.wait(3_000);
    }

    /** Half a minute has to do for a whole treatment: the needles creep a tenth in a second. */
    private void drift(Pen pen) {
        pen.wear(6, 0.23);
        room.wait(4_200);
        pen.adjust();
        room.wait(2_800);
    }

    private void battery(Pen pen, double percent) {
        pen.discharge(percent);
        room.say(pen, pen.status(room.now()));
        room.wait(1_500);
    }

    private void errors(Pen pen) {
        for (int i = 0; i < 6; i++) {
            room.say(pen, FirmwareLog.error(pen, room.now(), random));
            room.wait(400);
        }
    }
}
