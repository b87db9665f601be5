package dev.needlewatch.emulator.therapist;

import dev.needlewatch.emulator.device.FirmwareLog;
import dev.needlewatch.emulator.device.Pen;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.Erythema;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.Phase;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.random.RandomGenerator;

/**
 * Works one session from opening to closing and writes down what the pens publish meanwhile. Unless
 * the case says otherwise all of it is compressed to half a minute.
 */
public final class Therapist {
    private static final Direction[] DIRECTIONS = Direction.values();

    /** A pause long enough for a message on one topic to be seen before one on another. */
    private static final int BEAT_MS = 600;

    /** From a restart until the pen is on the air again. */
    private static final int BOOT_MS = 1_200;

    /** Needles of a worn servo are too far off when a treatment is half over. */
    private static final double WORN_MM_PER_MINUTE = 0.014;

    private static final double WORN_MOST_MM = 0.22;

    /** What a fast clock is fast by, ms. */
    private static final long CLOCK_OFF_MS = 8_000;

    private final Room room;
    private final SessionCase work;
    private final RandomGenerator random;
    private SessionNames names;
    private Pen pen;
    private boolean struck;
    private int passesBegun;
    private int restartsInPass;

    private Therapist(Room room, SessionNames names, SessionCase work, RandomGenerator random) {
        this.room = room;
        this.names = names;
        this.work = work;
        this.random = random;
        this.pen = room.pen(0);
    }

    /** Writes a session down. */
    public static SessionScript perform(
            Style style, SessionNames names, Appointment when, RandomGenerator random) {
        Room room = new Room(when.pens(), when.begin());
        SessionCase work = new CaseWriter(random).write(style);
        Therapist therapist = new Therapist(room, names, work, random);
        therapist.restartsInPass = when.restart().pass(work.passes());
        therapist.work();
        return new SessionScript(
                names.clinic(),
                names.session(),
                style.name(),
                room.cues(),
                room.now(),
                room.doubtful());
    }

    private void work() {
        if (work.has(Lapse.CLOCK_FAST)) {
            pen.setClockOff(CLOCK_OFF_MS);
        }
        names = new Prelude(room, names, work).play();
        seat();
        open();
        if (work.has(Lapse.WORN_SERVO)) {
            pen.wear(WORN_MM_PER_MINUTE, WORN_MOST_MM);
        }
        if (!work.has(Lapse.NO_TEST)) {
            test();
        }
        phase(Phase.NEEDLE);
        pen.motor(true);
        room.wait(BEAT_MS);
        work.route().forEach(this::needle);
        finish();
    }

    /** Puts the cartridges in, and lets the pens say so before the session begins. */
    private void seat() {
        for (int i = 0; i < room.pens().size(); i++) {
            Pen each = room.pen(i);
            each.seat(names.cartridge(i));
            room.say(each, each.status(room.now()));
        }
        room.wait(BEAT_MS);
    }

    private void open() {
        room.pens().forEach(each -> each.join(names.session()));
        SessionNames told =
                work.has(Lapse.OTHER_SERUM) ? names.withSerum(SessionNames.OTHER_SERUM) : names;
        room.say(
                pen,
                work.declared().opened(told, work.areas(), pen.boot(), pen.nextSeq(), clock()));
        room.say(pen, FirmwareLog.usual(pen, room.now(), random));
        room.wait(BEAT_MS);
        for (int i = 0; i < work.tempo().cleanses(); i++) {
            phase(Phase.CLEANSE);
            room.wait(work.tempo().cleanseMs() / work.tempo().cleanses());
        }
        if (work.tempo().numbMs() > 0) {
            phase(Phase.NUMB);
            room.wait(work.tempo().numbMs());
        }
    }

    private void test() {
        phase(Phase.TEST);
        Stop first = work.route().get(0);
        pen.dial(first.dialMm());
        pen.motor(true);
        room.wait(BEAT_MS);
        pen.beginPass(new Pen.Position(first.area(), Reading.TEST_ZONE, 1, Direction.HORIZONTAL));
        room.wait(1_200);
        pen.lift();
        room.wait(300);
        Reaction reaction = random.nextBoolean() ? Reaction.NONE : Reaction.MILD;
        room.say(
                pen,
                new SessionEvent.TestArea(
                        pen.boot(),
                        pen.nextSeq(),
                        clock(),
                        names.session(),
                        reaction,
                        work.approvedDepthMm(),
                        names.serum(),
                        random.nextInt(3)));
        room.wait(BEAT_MS);
    }

    private void needle(Stop stop) {
        take(room.pen(stop.pen()));
        pen.moveTo(new Pen.Position(stop.area(), stop.zone(), 1, DIRECTIONS[0]));
        pen.dial(stop.arrivesMm());
        room.wait(BEAT_MS);
        for (int pass = 1; pass <= stop.passes(); pass++) {
            pass(stop, pass);
            if (pass == stop.rebootAfterPass()) {
                room.reboot(pen, BOOT_MS);
                pen.motor(true);
                room.wait(BEAT_MS);
            }
        }
        pen.lift();
        room.wait(200);
    }

    /** One pass: two strips, crossed over the pass before. */
    private void pass(Stop stop, int pass) {
        Direction direction = DIRECTIONS[(pass - 1) % DIRECTIONS.length];
        pen.beginPass(new Pen.Position(stop.area(), stop.zone(), 1, direction));
        if (pass == 1 && stop.arrivesTooDeep()) {
            room.wait(500);
            pen.dial(stop.dialMm());
        }
        room.wait(stripMs());
        passesBegun++;
        if (passesBegun == restartsInPass) {
            pickUpAgain(stop, direction);
        }
        Excursion excursion = stop.excursion();
        if (excursion != null && excursion.inPass() == pass) {
            stray(excursion, stop.dialMm());
        }
        Lapse lapse = work.lapse();
        if (lapse != null && !struck) {
            struck = true;
            new Mishap(room, names, random).strike(lapse, pen, stop);
        }
        pen.glide(new Pen.Position(stop.area(), stop.zone(), 2, direction));
        room.wait(stripMs());
    }

    /** The pen restarts; put down again, it counts another glide, for it knows of none before. */
    private void pickUpAgain(Stop stop, Direction direction) {
        room.fail(pen, BOOT_MS);
        pen.motor(true);
        room.wait(BEAT_MS);
        pen.beginPass(new Pen.Position(stop.area(), stop.zone(), 1, direction));
        room.wait(stripMs());
    }

    private void stray(Excursion excursion, double backToMm) {
        if (excursion.slip()) {
            pen.slipTo(excursion.depthMm());
            return;
        }
        pen.dial(excursion.depthMm());
        room.wait(excursion.forMs());
        pen.dial(backToMm);
    }

    private void take(Pen next) {
        if (next == pen) {
            return;
        }
        pen.moveTo(null);
        pen.motor(false);
        pen = next;
        pen.motor(true);
        room.wait(BEAT_MS);
    }

    private void finish() {
        pen.moveTo(null);
        pen.motor(false);
        phase(Phase.FINISH);
        room.say(pen, FirmwareLog.usual(pen, room.now(), random));
        room.wait(work.tempo().maskMs());
        room.say(
                pen,
                new SessionEvent.Observation(
                        pen.boot(),
                        pen.nextSeq(),
                        clock(),
                        names.session(),
                        random.nextInt(4),
                        Erythema.MILD,
                        bleeding(),
                        null,
                        null));
        room.wait(BEAT_MS);
        room.pens().forEach(each -> each.join(null));
        room.wait(BEAT_MS);
        room.say(
                pen,
                new SessionEvent.Closed(
                        pen.boot(), pen.nextSeq(), clock(), names.session(), Outcome.COMPLETED));
        pen.setClockOff(0);
        room.pens().forEach(each -> room.say(each, each.status(room.now())));
        room.wait(2_000 + 100 * random.nextInt(30));
    }

    private Bleeding bleeding() {
        if (work.has(Lapse.BLOOD)) {
            return work.declared().isCosmetic() ? Bleeding.PINPOINT : Bleeding.MORE;
        }
        return work.declared().isCosmetic() ? Bleeding.NONE : Bleeding.PINPOINT;
    }

    private void phase(Phase phase) {
        room.say(
                pen,
                new SessionEvent.PhaseBegun(
                        pen.boot(), pen.nextSeq(), clock(), names.session(), phase));
    }

    private long clock() {
        return pen.clock(room.now());
    }

    private int stripMs() {
        return work.tempo().stripMs() + 100 * random.nextInt(4);
    }
}
