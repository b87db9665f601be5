package dev.needlewatch.ingest.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AckTrackerTest {
    private final SessionFixture fixture = new SessionFixture();
    private final AckTracker tracker = fixture.tracker;

    @Test
    void acknowledgesInOrderOnlyWhenTheCheckpointIsComplete() {
        fixture.connected().deliver("1", "2");
        fixture.emit();
        tracker.checkpointed(1);
        fixture.broker.last().deliver("3");
        fixture.emit();
        assertThat(fixture.broker.acknowledged).isEmpty();
        fixture.complete(1);
        assertThat(fixture.broker.acknowledged).containsExactly("1", "2");
    }

    @Test
    void acknowledgesNothingThatWasNotYetEmittedAtTheCheckpoint() {
        fixture.connected().deliver("1");
        tracker.checkpointed(1);
        fixture.emit();
        fixture.complete(1);
        assertThat(fixture.broker.acknowledged).isEmpty();
    }

    @Test
    void aLaterCheckpointCoversASubsumedOne() {
        fixture.connected().deliver("1");
        fixture.emit();
        tracker.checkpointed(1);
        fixture.broker.last().deliver("2");
        fixture.emit();
        tracker.checkpointed(2);
        fixture.complete(2);
        fixture.complete(1);
        assertThat(fixture.broker.acknowledged).containsExactly("1", "2");
    }

    @Test
    void anAbortedCheckpointIsMadeUpForByTheNext() {
        fixture.connected().deliver("1");
        fixture.emit();
        tracker.checkpointed(1);
        tracker.aborted(1);
        fixture.complete(1);
        assertThat(fixture.broker.acknowledged).isEmpty();
        tracker.checkpointed(2);
        fixture.complete(2);
        assertThat(fixture.broker.acknowledged).containsExactly("1");
    }

    @Test
    void whatComesAgainIsNotEmittedAgainAndIsAcknowledgedOnTheNewConnection() {
        fixture.connected().deliver("1", "2");
        fixture.emit();
        tracker.checkpointed(1);
        fixture.broker.last().deliver("3");
        fixture.emit();
        fixture.reconnected(true).deliver("1", "2", "3", "4");
        assertThat(fixture.emit()).containsExactly("4");
        assertThat(fixture.broker.acknowledged).isEmpty();
        fixture.complete(1);
        assertThat(fixture.broker.acknowledged).containsExactly("1", "2");
        tracker.checkpointed(2);
        fixture.complete(2);
        assertThat(fixture.broker.acknowledged).containsExactly("1", "2", "3", "4");
    }

    @Test
    void whatACheckpointHasCoveredMeanwhileIsAcknowledgedAsSoonAsItComesAgain() {
        fixture.connected().deliver("1", "2");
        fixture.emit();
        tracker.checkpointed(1);
        fixture.broker.last().deliver("3");
        fixture.emit();
        fixture.broker.last().listener.lost(new IllegalStateException("cut"));
        fixture.complete(1);
        assertThat(fixture.broker.acknowledged).isEmpty();
        fixture.loop.runLater();
        fixture.broker.last().accept(true);
        fixture.broker.last().deliver("1", "2", "3", "4");
        assertThat(fixture.emit()).containsExactly("4");
        assertThat(fixture.broker.acknowledged).containsExactly("1", "2");
    }

    @Test
    void aConnectionCutWhileThingsComeAgainForgetsNone() {
        fixture.connected().deliver("1", "2", "3");
        fixture.emit();
        fixture.reconnected(true).deliver("1");
        assertThat(fixture.emit()).isEmpty();
        fixture.reconnected(true).deliver("1", "2", "3", "4");
        assertThat(fixture.emit()).containsExactly("4");
        tracker.checkpointed(1);
        fixture.complete(1);
        assertThat(fixture.broker.acknowledged).containsExactly("1", "2", "3", "4");
    }

    /** Three, of which the broker has read the first acknowledgement, and a fourth without. */
    private void loseTheAcknowledgementsOfTwoAndThree() {
        fixture.connected().deliver("1", "2", "3");
        fixture.emit();
        tracker.checkpointed(1);
        fixture.complete(1);
        fixture.broker.last().deliver("4");
        fixture.emit();
        fixture.broker.acknowledged.clear();
    }

    @Test
    void whatWasAcknowledgedAndComesAllTheSameIsAcknowledgedAgain() {
        loseTheAcknowledgementsOfTwoAndThree();
        fixture.reconnected(true).deliver("2", "3", "4", "5");
        assertThat(fixture.emit()).containsExactly("5");
        assertThat(fixture.broker.acknowledged).containsExactly("2", "3");
        tracker.checkpointed(2);
        fixture.complete(2);
        assertThat(fixture.broker.acknowledged).containsExactly("2", "3", "4", "5");
    }

    @Test
    void whatWasAcknowledgedLongAgoIsForgottenAndEmittedAgain() {
        loseTheAcknowledgementsOfTwoAndThree();
        fixture.nanoTime.addAndGet(Duration.ofSeconds(61).toNanos());
        tracker.checkpointed(2);
        fixture.complete(2);
        fixture.broker.last().deliver("5");
        fixture.emit();
        fixture.reconnected(true).deliver("2", "3", "4", "5", "6");
        assertThat(fixture.emit()).containsExactly("2 again", "3 again", "6");
    }

    /** With nothing open, a message like one acknowledged may be a new one that says the same. */
    @Test
    void whereEverythingWasAcknowledgedNothingIsRecognised() {
        fixture.connected().deliver("1");
        fixture.emit();
        tracker.checkpointed(1);
        fixture.complete(1);
        fixture.reconnected(true).deliver("1");
        assertThat(fixture.emit()).containsExactly("1");
    }

    @Test
    void aBrokerThatSendsInAnotherOrderIsNotTrustedAndNothingIsLeftOut() {
        fixture.connected().deliver("1", "2", "3");
        fixture.emit();
        tracker.checkpointed(1);
        fixture.broker.last().listener.lost(new IllegalStateException("cut"));
        fixture.complete(1);
        fixture.loop.runLater();
        fixture.broker.last().accept(true);
        fixture.broker.last().deliver("1", "3", "2");
        assertThat(fixture.emit()).containsExactly("3 again", "2");
        assertThat(fixture.broker.acknowledged).containsExactly("1");
    }

    /** The middle one of three equal messages stands open: none is acknowledged before its time. */
    @Test
    void equalMessagesAreTakenForTheLatestTheyCanBe() {
        fixture.connected().deliver("same");
        fixture.emit();
        tracker.checkpointed(1);
        fixture.complete(1);
        fixture.broker.acknowledged.clear();
        fixture.broker.last().deliver("same", "same", "last");
        fixture.emit();
        fixture.reconnected(true).deliver("same", "same", "same", "last");
        assertThat(fixture.emit()).containsExactly("same again", "last");
        assertThat(fixture.broker.acknowledged).isEmpty();
        tracker.checkpointed(2);
        fixture.complete(2);
        assertThat(fixture.broker.acknowledged).containsExactly("same", "same", "same", "last");
    }

    @Test
    void aMessageThatDoesNotComeAgainIsNotAwaitedForEver() {
        fixture.connected().deliver("expired", "2");
        fixture.emit();
        ScriptedBroker.Connection connection = fixture.reconnected(true);
        for (int i = 0; i < 102; i++) {
            connection.deliver("new " + i);
        }
        connection.deliver("expired");
        assertThat(fixture.emit())
                .hasSize(103)
                .startsWith("new 0 again")
                .endsWith("new 101", "expired");
    }

    @Test
    void whatIsOpenIsRememberedOverManyCutsWithoutAWordBetween() {
        fixture.connected().deliver("1", "2");
        fixture.emit();
        tracker.checkpointed(1);
        for (int i = 0; i < 5; i++) {
            fixture.reconnected(true);
        }
        fixture.broker.last().deliver("1", "2", "3");
        assertThat(fixture.emit()).containsExactly("3");
        fixture.complete(1);
        assertThat(fixture.broker.acknowledged).containsExactly("1", "2");
    }

    @Test
    void aForgottenSessionSendsNothingAgainWhateverItSays() {
        fixture.connected().deliver("1", "2");
        fixture.emit();
        fixture.reconnected(false).deliver("1");
        assertThat(fixture.emit()).containsExactly("1");
    }

    @Test
    void acknowledgesNothingOnALostConnection() {
        fixture.connected().deliver("1");
        fixture.emit();
        tracker.checkpointed(1);
        fixture.broker.last().listener.lost(new IllegalStateException("cut"));
        fixture.complete(1);
        assertThat(fixture.broker.acknowledged).isEmpty();
    }
}
