package dev.needlewatch.emulator.therapist;

import dev.needlewatch.emulator.device.Pen;
import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.List;

/**
 * What was before the session: earlier treatments are told of by their openings and closings, with
 * the times they had.
 */
final class Prelude {
    private static final long DAY_MS = 86_400_000L;
    private static final long TREATMENT_MS = 40 * 60_000L;

    /** Apart enough for a reading between two of them, so that no clock looks wrong. */
    private static final int APART_MS = 1_100;

    private final Room room;
    private final Pen pen;
    private final SessionNames names;
    private final SessionCase work;

    Prelude(Room room, SessionNames names, SessionCase work) {
        this.room = room;
        this.pen = room.pen(0);
        this.names = names;
        this.work = work;
    }

    /** Plays it; the names of the session to come. */
    SessionNames play() {
        Lapse lapse = work.lapse();
        if (lapse == null) {
            return names;
        }
        switch (lapse) {
            case TWENTY_DAYS -> past(names.past(1), 20, false);
            case TWENTY_FIVE_DAYS -> past(names.past(1), 25, false);
            case SEVENTH -> course();
            // Which serum it was, the test area tells.
            case KNOWN_REACTION -> past(names.past(1).withSerum(null), 40, true);
            case OLD_CARTRIDGE, CARTRIDGE_SWAPPED -> {
                SessionNames other = names.past(1).ofClient(names.client() + "-other");
                past(other, 30, false);
                return lapse == Lapse.OLD_CARTRIDGE
                        ? names.withCartridge(other.cartridge())
                        : names;
            }
            case NOT_OPENED -> tryOnSkin();
            default -> {}
        }
        return names;
    }

    private void course() {
        for (int month = 6; month >= 1; month--) {
            past(names.past(month), 30 * month, false);
        }
    }

    private void past(SessionNames then, int daysAgo, boolean reacted) {
        long began = room.now() - daysAgo * DAY_MS;
        room.say(pen, work.declared().opened(then, List.of(), pen.boot(), pen.nextSeq(), began));
        room.wait(APART_MS);
        if (reacted) {
            room.say(
                    pen,
                    new SessionEvent.TestArea(
                            pen.boot(),
                            pen.nextSeq(),
                            began + 10_000,
                            then.session(),
                            Reaction.STRONG,
                            null,
                            SessionNames.SERUM,
                            7));
            room.wait(APART_MS);
        }
        room.say(
                pen,
                new SessionEvent.Closed(
                        pen.boot(),
                        pen.nextSeq(),
                        began + TREATMENT_MS,
                        then.session(),
                        Outcome.COMPLETED));
        room.wait(APART_MS);
    }

    private void tryOnSkin() {
        pen.dial(0.30);
        pen.motor(true);
        room.wait(600);
        // The test patch, so that all there is to say is that no session is open.
        pen.glide(new Pen.Position("cheek", Reading.TEST_ZONE, 1, Direction.VERTICAL));
        room.wait(2_700);
        pen.lift();
        pen.motor(false);
        room.wait(1_000);
        pen.moveTo(null);
    }
}
