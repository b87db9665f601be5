package dev.needlewatch.streamjobs.rules.pen;

import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.streamjobs.rules.signal.Intake;

/**
 * Births, what a pen says of itself while it lives, and deaths. A death whose boot is not the last
 * birth's is ignored, and so is what was left over from an earlier boot.
 */
final class Statuses {
    private Statuses() {}

    /**
     * A status.
     *
     * @param retained whether the broker had kept it: then it is no sign of life
     */
    static Intake judge(PenJudgement j, PenStatus status, boolean retained) {
        return status.state() == PenState.OFFLINE ? death(j, status) : birth(j, status, retained);
    }

    private static Intake death(PenJudgement j, PenStatus status) {
        StatusTrack track = j.state().status;
        long born = track.birthBoot >= 0 ? track.birthBoot : j.state().boot;
        String text = status.toString();
        if (status.boot() != born || status.boot() < j.state().boot) {
            return Intake.LATE; // of another birth, or of a boot whose successor was heard already
        }
        if (text.equals(track.death)) {
            return Intake.DUPLICATE;
        }
        track.death = text;
        Silence.died(j);
        return Intake.ACCEPTED;
    }

    private static Intake birth(PenJudgement j, PenStatus status, boolean retained) {
        StatusTrack track = j.state().status;
        String text = status.toString();
        if (text.equals(track.birth)) {
            return Intake.DUPLICATE;
        }
        boolean leftOver =
                status.boot() < Math.max(track.birthBoot, j.state().boot)
                        || (status.boot() == track.birthBoot && status.at() < track.birthAt);
        if (leftOver) {
            return Intake.LATE;
        }
        cartridge(j, track, status, retained);
        track.birthBoot = status.boot();
        track.birthAt = status.at();
        track.birth = text;
        track.death = null;
        LowerBoots.newest(j.state(), status.boot());
        if (status.nominalRpm() != null) {
            track.nominalRpm = status.nominalRpm();
        }
        if (!retained) {
            // A status has no number; its time tells it from others of its boot.
            Silence.heard(j, status.boot(), status.at(), status.at());
            ClockSkew.judge(j, status.boot(), status.at(), status.at());
        }
        BatteryLow.judge(j, status);
        return Intake.ACCEPTED;
    }

    /** A status that names no cartridge leaves the one before, unless the pen was off between. */
    private static void cartridge(
            PenJudgement j, StatusTrack track, PenStatus status, boolean retained) {
        String named = status.cartridge();
        if (named == null) {
            track.cartridge = status.boot() == track.birthBoot ? track.cartridge : null;
            return;
        }
        // What the broker kept was published long before it arrived here.
        long told = retained ? Math.min(status.at(), j.now()) : j.now();
        if (named.equals(track.cartridge)) {
            // Said anew: an opening since the last time does not make it stale.
            track.cartridgeSince = Math.max(track.cartridgeSince, told);
            return;
        }
        track.cartridge = named;
        track.cartridgeBoot = status.boot();
        track.cartridgeAt = status.at();
        track.cartridgeSince = told;
    }
}
