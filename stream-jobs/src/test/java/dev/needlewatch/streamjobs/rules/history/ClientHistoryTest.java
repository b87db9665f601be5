package dev.needlewatch.streamjobs.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.history.RollEntry.ClientReaction;
import dev.needlewatch.streamjobs.rules.history.RollEntry.ClientVisit;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import dev.needlewatch.streamjobs.rules.signal.Finding.CourseLength;
import dev.needlewatch.streamjobs.rules.signal.Finding.SerumReaction;
import dev.needlewatch.streamjobs.rules.signal.Finding.SessionInterval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientHistoryTest {
    private static final long DAY = 24 * 60 * 60 * 1_000L;
    private static final long START = 1_795_377_800_000L;

    private final ClientHistory history = new ClientHistory();
    private final ClientState state = new ClientState();
    private final List<Finding> findings = new ArrayList<>();

    private void visit(String session, double day, Treatment treatment, @Nullable String serum) {
        long at = START + (long) (day * DAY);
        history.visit(
                state, new ClientVisit("c-1", session, at, treatment, serum), at, findings::add);
    }

    private void medical(String session, double day) {
        visit(session, day, Treatment.MEDICAL, null);
    }

    private List<Finding> ofCourse() {
        return findings.stream().filter(f -> f instanceof CourseLength).toList();
    }

    @Test
    void tellsWhenTheLastMedicalSessionOpened() {
        medical("s-1", 0);
        medical("s-2", 20.5);
        assertThat(findings)
                .containsExactly(
                        new CourseLength("s-1", 1),
                        new SessionInterval("s-2", "s-1", START, START + (long) (20.5 * DAY)),
                        new CourseLength("s-2", 2));
    }

    @Test
    void leavesCosmeticSessionsAside() {
        medical("s-1", 0);
        visit("s-2", 5, Treatment.COSMETIC, null);
        medical("s-3", 10);
        assertThat(findings)
                .contains(
                        new SessionInterval("s-3", "s-1", START, START + 10 * DAY),
                        new CourseLength("s-3", 2))
                .noneMatch(f -> f.session().equals("s-2"));
    }

    @Test
    void saysNothingTwice() {
        medical("s-1", 0);
        medical("s-2", 10);
        int before = findings.size();
        medical("s-1", 0);
        medical("s-2", 10);
        medical("s-1", 0);
        assertThat(findings).hasSize(before);
    }

    @Test
    void comparesOnlyWithSessionsThatOpenedBefore() {
        medical("s-1", 0);
        medical("s-3", 40);
        findings.clear();
        medical("s-2", 25);
        assertThat(findings)
                .containsExactly(
                        new SessionInterval("s-2", "s-1", START, START + 25 * DAY),
                        new CourseLength("s-2", 2));
    }

    @Test
    void countsASessionThatCameOutOfOrder() {
        medical("s-1", 0);
        medical("s-3", 60);
        medical("s-2", 30);
        medical("s-4", 90);
        assertThat(ofCourse()).endsWith(new CourseLength("s-4", 4));
    }

    @Test
    void countsSessionsLessThanAHundredAndFiftyDaysApart() {
        medical("s-1", 0);
        medical("s-2", 149);
        medical("s-3", 299);
        assertThat(ofCourse())
                .containsExactly(
                        new CourseLength("s-1", 1),
                        new CourseLength("s-2", 2),
                        new CourseLength("s-3", 1));
    }

    @Test
    void countsTheSeventhOfACourseLongerThanHistoryIsKept() {
        for (int i = 0; i < 7; i++) {
            medical("s-" + i, i * 140);
        }
        assertThat(ofCourse()).endsWith(new CourseLength("s-6", 7));
        assertThat(state.visits).hasSize(3);
    }

    @Test
    void forgetsAfterFourHundredDays() {
        medical("s-1", 0);
        medical("s-2", 400.1);
        assertThat(findings).noneMatch(f -> f instanceof SessionInterval);
        assertThat(state.visits).hasSize(1);
        assertThat(history.forgottenAt(state)).isEqualTo(START + (long) (800.1 * DAY));
    }

    @Test
    void remembersNoMoreThanItsMeasure() {
        for (int i = 0; i < 1_000; i++) {
            visit("s-" + i, i * 0.01, Treatment.MEDICAL, "serum-" + i);
            history.reaction(
                    state, new ClientReaction("c-1", "s-" + i, "serum-" + i, START + i), START + i);
        }
        assertThat(state.visits).hasSize(ClientHistory.MOST_VISITS);
        assertThat(state.reactions).hasSize(32);
        assertThat(ofCourse()).endsWith(new CourseLength("s-999", 1_000));
    }

    @Test
    void tellsOnceOfASerumTheClientReactedToBefore() {
        visit("s-1", 0, Treatment.COSMETIC, "vit-c");
        history.reaction(state, new ClientReaction("c-1", "s-1", "vit-c", START), START);
        visit("s-2", 30, Treatment.COSMETIC, "hyaluron");
        assertThat(findings).isEmpty();
        visit("s-3", 60, Treatment.COSMETIC, "vit-c");
        visit("s-3", 60, Treatment.COSMETIC, "vit-c");
        assertThat(findings).containsExactly(new SerumReaction("s-3", "vit-c", "s-1"));
    }

    @Test
    void tellsOfASerumThatBecomesKnownAfterTheOpening() {
        history.reaction(state, new ClientReaction("c-1", "s-1", "vit-c", START), START);
        visit("s-2", 30, Treatment.COSMETIC, null);
        visit("s-2", 30, Treatment.COSMETIC, "vit-c");
        assertThat(findings).containsExactly(new SerumReaction("s-2", "vit-c", "s-1"));
    }

    @Test
    void doesNotTellASessionOfItsOwnReactionOrOfALaterOne() {
        visit("s-2", 30, Treatment.COSMETIC, null);
        history.reaction(state, new ClientReaction("c-1", "s-2", "vit-c", START + 30 * DAY), START);
        visit("s-2", 30, Treatment.COSMETIC, "vit-c");
        visit("s-1", 10, Treatment.COSMETIC, "vit-c");
        assertThat(findings).isEmpty();
    }
}
