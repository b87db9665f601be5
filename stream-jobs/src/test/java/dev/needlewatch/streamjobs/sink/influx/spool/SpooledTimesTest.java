package dev.needlewatch.streamjobs.sink.influx.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpooledTimesTest {
    private final SpooledTimes times = new SpooledTimes();

    @Test
    void aCorrectionFollowsWhatItCorrectsAndNewerPointsDoNot() {
        times.spooled(List.of("m,pen=a\\ b n=1i 100", "m,pen=a\\ b n=1i 50"));
        assertThat(times.mustFollow("m,pen=a\\ b n=2i 100")).isTrue();
        assertThat(times.mustFollow("m,pen=a\\ b n=2i,t=\"x 9 \" 99")).isTrue();
        assertThat(times.mustFollow("m,pen=a\\ b n=2i 101")).isFalse();
        assertThat(times.mustFollow("m,pen=a\\ c n=2i 1")).as("another series").isFalse();
    }

    @Test
    void nothingFollowsOnceTheSpoolIsEmpty() {
        times.allUpTo(1_000);
        assertThat(times.mustFollow("m n=1i 1000")).isTrue();
        times.clear();
        assertThat(times.mustFollow("m n=1i 1000")).isFalse();
    }
}
