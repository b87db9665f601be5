package dev.needlewatch.ingest.source.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final SessionFixture fixture = new SessionFixture();
    private final Inbox inbox = fixture.inbox;

    @Test
    void handsOutTheSameFutureUntilItCompletes() {
        ScriptedBroker.Connection connection = fixture.connected();
        CompletableFuture<Void> first = inbox.available();
        assertThat(inbox.available()).isSameAs(first).isNotDone();
        connection.deliver("1");
        assertThat(first).isDone();
        assertThat(inbox.available()).isDone();
        fixture.emit();
        assertThat(inbox.available()).isNotDone().isNotSameAs(first);
    }

    @Test
    void aFailureMakesItAvailableAndIsThrown() {
        CompletableFuture<Void> future = inbox.available();
        inbox.fail(new IllegalStateException("first"));
        inbox.fail(new IllegalStateException("second"));
        assertThat(future).isDone();
        assertThatThrownBy(inbox::poll).hasMessage("first");
    }

    @Test
    void losesNoArrivalBetweenTwoThreads() throws InterruptedException {
        ScriptedBroker.Connection connection = fixture.connected();
        int messages = 200_000;
        Thread client =
                new Thread(
                        () -> {
                            for (int i = 0; i < messages; i++) {
                                connection.deliver("x");
                            }
                        });
        client.start();
        int taken = 0;
        while (taken < messages) {
            inbox.available().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
            while (inbox.poll() != null) {
                taken++;
            }
        }
        client.join();
        assertThat(inbox.size()).isZero();
    }
}
