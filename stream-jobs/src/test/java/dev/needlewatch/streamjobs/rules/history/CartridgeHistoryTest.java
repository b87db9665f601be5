package dev.needlewatch.streamjobs.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.streamjobs.rules.history.RollEntry.CartridgeUse;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import dev.needlewatch.streamjobs.rules.signal.Finding.CartridgeVerdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CartridgeHistoryTest {
    private static final long START = 1_795_377_800_000L;

    private final CartridgeHistory history = new CartridgeHistory();
    private final CartridgeState state = new CartridgeState();
    private final List<Finding> findings = new ArrayList<>();

    private void use(String session, String pen, long now) {
        history.use(state, new CartridgeUse("k-1", session, pen, 7, 3, now), now, findings::add);
    }

    @Test
    void belongsToTheFirstSessionThatUsesIt() {
        use("s-1", "pen-3", START);
        use("s-1", "pen-4", START + 1_000);
        assertThat(findings)
                .containsExactly(
                        new CartridgeVerdict("s-1", "k-1", "pen-3", 7, 3, START, null),
                        new CartridgeVerdict("s-1", "k-1", "pen-4", 7, 3, START + 1_000, null));
    }

    @Test
    void isReusedByEveryOtherSession() {
        use("s-1", "pen-3", START);
        use("s-2", "pen-3", START + 1);
        use("s-3", "pen-3", START + 2);
        use("s-1", "pen-3", START + 3);
        assertThat(findings)
                .extracting(f -> ((CartridgeVerdict) f).reusedFrom())
                .containsExactly(null, "s-1", "s-1", null);
    }

    @Test
    void isForgottenFourHundredDaysAfterItsLastUse() {
        use("s-1", "pen-3", START);
        use("s-2", "pen-3", START + ClientHistory.KEPT_FOR);
        use("s-3", "pen-3", START + 2 * ClientHistory.KEPT_FOR + 1);
        assertThat(findings)
                .extracting(f -> ((CartridgeVerdict) f).reusedFrom())
                .containsExactly(null, "s-1", null);
        assertThat(history.forgottenAt(state)).isEqualTo(START + 3 * ClientHistory.KEPT_FOR + 1);
    }
}
