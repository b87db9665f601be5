package dev.needlewatch.streamjobs.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static Point point(long n) {
        return Point.of("m").tag("t", "a\nb").text("x", "c\nd").whole("n", n).at(n);
    }

    @Test
    void aDraftHasEachPointOnALineOfItsOwn() {
        Batch.Draft draft = new Batch.Draft();
        draft.add(point(1));
        draft.add(point(2));
        assertThat(draft.points()).isEqualTo(2);
        Batch batch = draft.finish();
        assertThat(batch.points()).isEqualTo(2);
        assertThat(batch.lines())
                .containsExactly(LineProtocol.encode(point(1)), LineProtocol.encode(point(2)));
        assertThat(batch.text()).isEqualTo(String.join("\n", batch.lines()));
    }

    @Test
    void aDraftBeginsAnew() {
        Batch.Draft draft = new Batch.Draft();
        draft.add(point(1));
        Batch first = draft.finish();
        assertThat(draft.points()).isZero();
        draft.add(point(3));
        assertThat(draft.finish().lines()).containsExactly(LineProtocol.encode(point(3)));
        assertThat(first.lines()).containsExactly(LineProtocol.encode(point(1)));
    }

    @Test
    void linesThatArePutTogetherComeApartAgain() {
        assertThat(Batch.of(List.of("a", "b", "c")).lines()).containsExactly("a", "b", "c");
        assertThat(Batch.of(List.of("a")).points()).isEqualTo(1);
        assertThat(Batch.of(List.of())).isSameAs(Batch.EMPTY);
        assertThat(Batch.EMPTY.lines()).isEmpty();
    }
}
