package dev.needlewatch.ingest.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one checkpoint lets go of is acknowledged bit by bit, and all of it. */
class AckPaceTest {
    private final SessionFixture fixture = new SessionFixture();

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }

    /** Messages that a complete checkpoint covers. */
    private static void covered(SessionFixture fixture, int from, int to, long checkpoint) {
        fixture.broker.last().deliver(numbers(from, to).toArray(String[]::new));
        fixture.emit();
        fixture.tracker.checkpointed(checkpoint);
        fixture.complete(checkpoint);
    }

    @Test
    void aFewAreAcknowledgedAtOnce() {
        fixture.connected();
        covered(fixture, 1, AckPace.UNNOTICED, 1);
        assertThat(fixture.broker.acknowledged).isEqualTo(numbers(1, AckPace.UNNOTICED));
        assertThat(fixture.loop.delays).isEmpty();
    }

    @Test
    void manyAreAcknowledgedInOrderAndInSlices() {
        fixture.connected();
        covered(fixture, 1, 40, 1);
        assertThat(fixture.broker.acknowledged).isEqualTo(numbers(1, 16));
        assertThat(fixture.session.unacknowledged()).isEqualTo(24);
        fixture.loop.runNext();
        assertThat(fixture.broker.acknowledged).isEqualTo(numbers(1, 32));
        covered(fixture, 41, 50, 2);
        assertThat(fixture.broker.acknowledged).as("in its turn").isEqualTo(numbers(1, 32));
        fixture.loop.runNext();
        fixture.loop.runNext();
        assertThat(fixture.broker.acknowledged).isEqualTo(numbers(1, 50));
        assertThat(fixture.session.unacknowledged()).isZero();
        assertThat(fixture.loop.isIdle()).isTrue();
    }

    @Test
    void takesHalfASecondHoweverManyThereAre() {
        fixture.connected();
        covered(fixture, 1, 20_000, 1);
        int slices = 1;
        for (; !fixture.loop.isIdle(); slices++) {
            fixture.loop.runNext();
        }
        assertThat(slices).isEqualTo(500);
        assertThat(fixture.broker.acknowledged).isEqualTo(numbers(1, 20_000));
    }

    @Test
    void aWindowThatIsMoreThanHalfFullIsEmptiedAtOnce() {
        SessionFixture small = new SessionFixture(100, 1);
        small.connected();
        covered(small, 1, 40, 1);
        assertThat(small.broker.acknowledged).hasSize(16);
        covered(small, 41, 100, 2);
        assertThat(small.broker.acknowledged).isEqualTo(numbers(1, 100));
        small.loop.runLater();
        assertThat(small.broker.acknowledged).hasSize(100);
    }

    @Test
    void closingAcknowledgesTheRest() {
        fixture.connected();
        covered(fixture, 1, 40, 1);
        assertThat(fixture.session.close()).isCompleted();
        assertThat(fixture.broker.acknowledged).isEqualTo(numbers(1, 40));
        assertThat(fixture.broker.last().disconnected).isTrue();
    }

    @Test
    void whatDidNotGoOutBeforeACutIsRecognisedAndAcknowledged() {
        fixture.connected();
        covered(fixture, 1, 40, 1);
        fixture.broker.acknowledged.clear();
        fixture.reconnected(true);
        assertThat(fixture.broker.acknowledged).as("on a connection that is over").isEmpty();
        fixture.broker.last().deliver(numbers(17, 41).toArray(String[]::new));
        assertThat(fixture.emit()).containsExactly("41");
        fixture.loop.runLater();
        assertThat(fixture.broker.acknowledged).isEqualTo(numbers(17, 40));
    }

    @Test
    void aSecondCutBeforeAnythingCameForgetsNothing() {
        fixture.connected();
        covered(fixture, 1, 40, 1);
        fixture.reconnected(true);
        fixture.reconnected(true).deliver(numbers(17, 41).toArray(String[]::new));
        assertThat(fixture.emit()).containsExactly("41");
    }
}
