package dev.needlewatch.streamjobs.rules.client;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.CARTRIDGE_REUSED;

import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmBook;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.AlarmState;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.signal.Finding.CartridgeVerdict;
import java.util.Map;

/**
 * CARTRIDGE_REUSED: a cartridge is used that an earlier session, or another client, used. Ends when
 * another cartridge is in, or the session closes; latches. With several pens it ends when none has
 * such a cartridge; another used one is an alarm anew, even if the first was acknowledged.
 */
public final class CartridgeReused {
    /** The "pen" of what only the opening named. */
    private static final String OPENING = "";

    private CartridgeReused() {}

    /** The cartridge's history says whether it was used before. */
    public static void found(Judgement j, CartridgeVerdict verdict) {
        if (j.state().closed) {
            return;
        }
        Map<String, String> reused = j.state().history.reused;
        String from = verdict.reusedFrom();
        if (from == null || from.equals(verdict.session())) {
            clean(j, verdict, reused);
        } else {
            boolean other = !reused.isEmpty() && !reused.containsValue(verdict.cartridge());
            reused.put(pen(verdict), verdict.cartridge());
            present(j, verdict, from, other);
        }
    }

    private static void clean(Judgement j, CartridgeVerdict verdict, Map<String, String> reused) {
        boolean was = reused.remove(pen(verdict)) != null;
        String opening = reused.get(OPENING);
        if (opening != null && !opening.equals(verdict.cartridge())) {
            // A pen says which one is in; what the opening named is not.
            reused.remove(OPENING);
            was = true;
        }
        if (was && reused.isEmpty()) {
            j.gone(CARTRIDGE_REUSED, Place.NONE);
        }
    }

    private static String pen(CartridgeVerdict verdict) {
        return verdict.pen() == null ? OPENING : verdict.pen();
    }

    private static void present(Judgement j, CartridgeVerdict verdict, String from, boolean other) {
        AlarmState known = AlarmBook.find(j.state().alarms, CARTRIDGE_REUSED, Place.NONE, null);
        if (known != null && !other && known.presence != Presence.LATCHED) {
            return;
        }
        if (other) {
            j.gone(CARTRIDGE_REUSED, Place.NONE);
        }
        AlarmId.Origin opening = j.state().openedBy;
        String pen = verdict.pen();
        if (pen == null) {
            pen = opening == null ? OPENING : opening.pen();
        }
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
                                + from));
    }
}
