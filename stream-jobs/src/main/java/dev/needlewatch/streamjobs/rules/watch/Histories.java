package dev.needlewatch.streamjobs.rules.watch;

import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.history.CartridgeHistory;
import dev.needlewatch.streamjobs.rules.history.CartridgeState;
import dev.needlewatch.streamjobs.rules.history.ClientHistory;
import dev.needlewatch.streamjobs.rules.history.ClientState;
import dev.needlewatch.streamjobs.rules.history.RollEntry;
import dev.needlewatch.streamjobs.rules.history.RollState;
import dev.needlewatch.streamjobs.rules.history.TreatmentRoll;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The roll and the histories of one clinic; what they find goes to its sessions. */
final class Histories {
    /** A session's place in the roll, and its timer. */
    private record Rolled(RollState state, Timers.Timer timer) {}

    private final TreatmentRoll roll = new TreatmentRoll();
    private final ClientHistory clientHistory = new ClientHistory();
    private final CartridgeHistory cartridgeHistory = new CartridgeHistory();
    private final Map<String, Rolled> sessions = new HashMap<>();
    private final Map<String, ClientState> clients = new HashMap<>();
    private final Map<String, CartridgeState> cartridges = new HashMap<>();
    private final Timers timers;
    private final FindingTaker found;

    /** Takes a finding at its wall time, ms. */
    @FunctionalInterface
    interface FindingTaker {
        void take(Finding finding, long now);
    }

    Histories(Timers timers, FindingTaker found) {
        this.timers = timers;
        this.found = found;
    }

    void event(SessionEvent event, long now) {
        Rolled rolled = rolled(event.session());
        roll.event(rolled.state(), event, now, entries(now));
        timers.by(rolled.timer(), roll.nextTick(rolled.state()));
    }

    void cartridge(CartridgeInUse use, long now) {
        Rolled rolled = rolled(use.session());
        roll.cartridge(rolled.state(), use, now, entries(now));
        timers.by(rolled.timer(), roll.nextTick(rolled.state()));
    }

    private Rolled rolled(String session) {
        return sessions.computeIfAbsent(
                session, id -> new Rolled(new RollState(), new Timers.Timer(now -> tick(id, now))));
    }

    private void tick(String session, long now) {
        Rolled rolled = sessions.get(session);
        if (rolled == null) {
            return;
        }
        roll.tick(rolled.state(), now, entries(now));
        if (roll.forgettable(rolled.state(), now)) {
            sessions.remove(session);
        } else {
            timers.by(rolled.timer(), roll.nextTick(rolled.state()));
        }
    }

    private Consumer<RollEntry> entries(long now) {
        return entry -> {
            Consumer<Finding> findings = finding -> found.take(finding, now);
            if (entry instanceof RollEntry.ClientVisit visit) {
                clientHistory.visit(client(visit.client()), visit, now, findings);
            } else if (entry instanceof RollEntry.ClientReaction reaction) {
                clientHistory.reaction(client(reaction.client()), reaction, now);
            } else if (entry instanceof RollEntry.CartridgeUse use) {
                cartridgeHistory.use(
                        cartridges.computeIfAbsent(use.cartridge(), id -> new CartridgeState()),
                        use,
                        now,
                        findings);
            }
        };
    }

    private ClientState client(String client) {
        return clients.computeIfAbsent(client, id -> new ClientState());
    }
}
