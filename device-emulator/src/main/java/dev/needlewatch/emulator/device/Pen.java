package dev.needlewatch.emulator.device;

import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A simulated pen. Time goes by in ticks of 100 ms; whoever works with it says what the motor, the
 * dial and the skin do. All its randomness is from the generator it is given. Not thread-safe.
 */
public final class Pen {
    /** Milliseconds in a tick: the time between two readings while the motor runs. */
    public static final int TICK_MS = 100;

    private static final int IDLE_TICKS = 10;
    private static final double TICKS_PER_MINUTE = 600;

    private final String id;
    private final PenModel model;
    private final Motor motor;
    private final DepthServo servo;
    private final Battery battery;
    private final PassCounter passes = new PassCounter();
    private long boot;
    private long seq;
    private int quietTicks;
    private @Nullable String session;
    private @Nullable Position position;
    private boolean contact;
    private @Nullable String cartridge;
    private long clockOffMs;

    /** Where the needles are, and which way they glide. */
    public record Position(@Nullable String area, String zone, int strip, Direction direction) {}

    /** A pen that boots for the {@code boot}th time. */
    public Pen(String id, PenModel model, long boot, RandomGenerator random) {
        this.id = id;
        this.model = model;
        this.boot = boot;
        motor = new Motor(model.nominalRpm(), random);
        servo = new DepthServo(model.depth(), random);
        battery = new Battery(55 + random.nextInt(45), model.batteryMinutes());
    }

    public String id() {
        return id;
    }

    public PenModel model() {
        return model;
    }

    public long boot() {
        return boot;
    }

    /** Takes the next sequence number. */
    public long nextSeq() {
        return seq++;
    }

    /**
     * Readings belong to this session from now on; null for none. Counts begin anew; between two
     * sessions it is charged and adjusted.
     */
    public void join(@Nullable String session) {
        this.session = session;
        passes.reset();
        if (session == null) {
            battery.rest();
            servo.zero();
        }
    }

    public void motor(boolean on) {
        motor.turn(on);
    }

    public void dial(double mm) {
        servo.dial(mm);
    }

    /** The next reading, and only that one, is this deep. */
    public void slipTo(double mm) {
        servo.slipTo(mm);
    }

    /** Goes on to another place, or to none; the needles leave the skin. */
    public void moveTo(@Nullable Position position) {
        this.position = position;
        contact = false;
    }

    /** Puts the needles on the skin and begins another glide over the place. */
    public void beginPass(Position at) {
        position = at;
        contact = true;
        passes.begin(at.area(), at.zone());
    }

    /** Glides on along another strip, or another way, within the same pass. */
    public void glide(Position at) {
        position = at;
        contact = true;
    }

    /** Another cartridge is put in. */
    public void seat(String id) {
        cartridge = id;
    }

    /** Its clock is so much fast. */
    public void setClockOff(long ms) {
        clockOffMs = ms;
    }

    /** What its clock says. */
    public long clock(long now) {
        return now + clockOffMs;
    }

    /** Its motor reaches only this share of its speed. */
    public void weaken(double share) {
        motor.weaken(share);
    }

    /** Pressed so hard that the motor creeps, until it is let go. */
    public void jam(boolean pressed) {
        motor.jam(pressed);
    }

    /**
     * Its servo is worn: while the motor turns the needles creep off the dial, mm a minute, until
     * they reach so much further than it says.
     */
    public void wear(double mmPerMinute, double mostMm) {
        servo.wear(mmPerMinute / TICKS_PER_MINUTE, mostMm);
    }

    /** Its needles are where its dial says again. */
    public void adjust() {
        servo.zero();
    }

    /** So much is left of its battery, percent. */
    public void discharge(double toPercent) {
        battery.discharge(toPercent);
    }

    public void lift() {
        contact = false;
    }

    /** Restarts: the next boot, sequence and passes from 0. */
    public void reboot() {
        boot++;
        seq = 0;
        passes.reset();
        motor.cut();
        contact = false;
    }

    /** 100 ms go by; a reading if one is due at the end of them, by the pen's own clock. */
    public @Nullable Reading tick(long now) {
        motor.tick(contact, servo.setMm());
        servo.tick(motor.turning());
        quietTicks++;
        if (motor.turning()) {
            battery.drain();
        } else if (quietTicks < IDLE_TICKS) {
            return null;
        }
        quietTicks = 0;
        return read(clock(now));
    }

    private Reading read(long at) {
        Position where = position;
        return new Reading(
                boot,
                nextSeq(),
                at,
                session,
                where == null ? null : where.area(),
                where == null ? null : where.zone(),
                servo.measuredMm(),
                servo.setMm(),
                motor.measuredRpm(),
                where == null ? null : passes.count(where.area(), where.zone()),
                contact,
                where == null ? null : where.strip(),
                where == null ? null : where.direction());
    }

    /** What it says of itself when it comes on the air, and now and then after. */
    public PenStatus status(long now) {
        return new PenStatus(
                PenState.ONLINE,
                boot,
                clock(now),
                model.name(),
                model.firmware(),
                battery.percent(),
                cartridge,
                model.nominalRpm());
    }
}
