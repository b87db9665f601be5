package dev.needlewatch.ingest.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

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
    void aCheckpointFromBeforeTheCutDoesNotAcknowledgeWhatCameAgain() {
        fixture.connected().deliver("1", "2");
        fixture.emit();
        tracker.checkpointed(1);
        fixture.reconnected(true).deliver("1", "2");
        assertThat(fixture.emit()).containsExactly("1 again", "2 again");
        fixture.complete(1);
        assertThat(fixture.broker.acknowledged).isEmpty();
        tracker.checkpointed(2);
        fixture.complete(2);
        assertThat(fixture.broker.acknowledged).containsExactly("1", "2");
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
