package dev.needlewatch.streamjobs.rules.client;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.CARTRIDGE_REUSED;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.CartridgeTrack;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.signal.Finding.CartridgeVerdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CARTRIDGE_REUSED: a cartridge is used that an earlier session, or another client, used. Ends when
 * another cartridge is in, or the session closes; latches. With several pens it ends when none has
 * such a cartridge; another used one is an alarm anew, even if the first was acknowledged.
 */
public final class CartridgeReused {
    /** The "pen" of what only the opening named. */
    private static final String OPENING = "";

    private static final int VERDICTS_KEPT = 32;

    private CartridgeReused() {}

    /** The cartridge's history says whether it was used before. */
    public static void found(Judgement j, CartridgeVerdict verdict) {
        List<String> verdicts = j.state().history.verdicts;
        boolean judged = judged(verdicts, verdict.cartridge());
        if (!isNew(verdicts, verdict)) {
            return;
        }
        String from = verdict.reusedFrom();
        boolean used = from != null && !from.equals(verdict.session());
        if (j.state().closed) {
            if (used && !judged) {
                overtaken(j, verdict);
            }
            return;
        }
        Map<String, CartridgeTrack> cartridges = j.state().history.cartridges;
        String pen = verdict.pen() == null ? OPENING : verdict.pen();
        CartridgeTrack track = cartridges.computeIfAbsent(pen, p -> new CartridgeTrack());
        boolean wasPresent = present(cartridges);
        if (track.isAfter(verdict.boot(), verdict.seq())) {
            if (used && !wasPresent) {
                overtaken(j, verdict);
            }
            return;
        }
        boolean known = known(cartridges, verdict.cartridge());
        track.boot = verdict.boot();
        track.seq = verdict.seq();
        track.reused = used ? verdict.cartridge() : null;
        if (!pen.equals(OPENING)) {
            outdate(cartridges.get(OPENING), verdict.cartridge());
        }
        if (wasPresent && (!present(cartridges) || (used && !known))) {
            j.gone(CARTRIDGE_REUSED, Place.NONE);
        }
        if (used && !known) {
            present(j, verdict);
        }
    }

    /** Another is in by now, or the session closed; but this one was used. */
    private static void overtaken(Judgement j, CartridgeVerdict verdict) {
        present(j, verdict);
        j.gone(CARTRIDGE_REUSED, Place.NONE);
    }

    /** A pen says which cartridge is in; another one that the opening named is not. */
    private static void outdate(@Nullable CartridgeTrack opening, String cartridge) {
        if (opening != null && !cartridge.equals(opening.reused)) {
            opening.reused = null;
        }
    }

    private static boolean present(Map<String, CartridgeTrack> cartridges) {
        return cartridges.values().stream().anyMatch(cartridge -> cartridge.reused != null);
    }

    /** Whether it is present already that this cartridge is used again. */
    private static boolean known(Map<String, CartridgeTrack> cartridges, String cartridge) {
        return cartridges.values().stream().anyMatch(c -> cartridge.equals(c.reused));
    }

    /** Whether a verdict on this cartridge came before, of whichever pen. */
    private static boolean judged(List<String> verdicts, String cartridge) {
        return verdicts.stream().anyMatch(name -> cartridge.equals(name.split("#", 4)[3]));
    }

    private static boolean isNew(List<String> verdicts, CartridgeVerdict verdict) {
        // No topic has a # in it, so that a pen's id has none either.
        String name =
                verdict.pen()
                        + "#"
                        + verdict.boot()
                        + "#"
                        + verdict.seq()
                        + "#"
                        + verdict.cartridge();
        if (verdicts.contains(name)) {
            return false;
        }
        verdicts.add(name);
        if (verdicts.size() > VERDICTS_KEPT) {
            verdicts.remove(0);
        }
        return true;
    }

    private static void present(Judgement j, CartridgeVerdict verdict) {
        // Not the pen that opened: whether it is known depends on what came first.
        String pen = verdict.pen() == null ? OPENING : verdict.pen();
        j.present(
                new Condition(
                        CARTRIDGE_REUSED,
                        Priority.HIGH,
                        true,
                        Place.NONE,
                        new AlarmId.Origin(pen, verdict.boot(), verdict.seq()),
                        verdict.at(),
                        null,
                        null,
                        null,
                        null,
                        "Cartridge "
                                + verdict.cartridge()
                                + " was used before, in session "
                                + verdict.reusedFrom()));
    }
}
