package dev.needlewatch.streamjobs.safety.clinic;

import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Puts clinics' limits, and the beginning of each attempt of the job, into one order that all
 * instances downstream hear. One instance only.
 */
public final class LimitsDesk extends AbstractStreamOperator<Notice>
        implements OneInputStreamOperator<Notice, Notice> {
    private static final long serialVersionUID = 1;

    private final WallClock clock;

    /** By the machine's clock. */
    public LimitsDesk() {
        this(WallClock.SYSTEM);
    }

    /** By a clock of one's own. */
    public LimitsDesk(WallClock clock) {
        this.clock = clock;
    }

    @Override
    public void open() throws Exception {
        super.open();
        // By a timer, since nothing may be emitted before the task runs; no element need come.
        var unused =
                getProcessingTimeService()
                        .registerTimer(
                                getProcessingTimeService().getCurrentProcessingTime(),
                                real -> began(clock.played(real)));
    }

    private void began(long at) {
        output.collect(new StreamRecord<>(Notice.attempt(at)));
    }

    @Override
    public void processElement(StreamRecord<Notice> element) {
        output.collect(element);
    }
}
