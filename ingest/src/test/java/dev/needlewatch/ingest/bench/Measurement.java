package dev.needlewatch.ingest.bench;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Opens a reader, publishes to it, looks at the clocks, closes it. */
final class Measurement {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STALL = Duration.ofSeconds(15);
    private static final double MILLI = 1e6;
    private static final double MICRO = 1e3;

    private final BrokerSettings broker;
    private final Rate rate;
    private final Options options;

    Measurement(BrokerSettings broker, Rate rate, Options options) {
        this.broker = broker;
        this.rate = rate;
        this.options = options;
    }

    /** Watches while messages run. */
    interface Watch {
        /** Returns at this time, at the latest. */
        void until(long nanoTime, Reader reader) throws Exception;
    }

    /** What the clocks and counters show at one time. */
    private record Reads(
            long at,
            long seen,
            long reader,
            long broker,
            long all,
            long machine,
            long collecting,
            long checkpoints) {
        static Reads now(Tally tally) {
            return new Reads(
                    System.nanoTime(),
                    tally.distinct(),
                    CpuAccount.READER.nanos(),
                    CpuAccount.broker(),
                    CpuAccount.everybody(),
                    CpuAccount.machine(),
                    Memory.collecting(),
                    tally.checkpoints());
        }
    }

    /** One measurement as the options ask for it. */
    Sample run(ReaderKind kind) throws Exception {
        return run(kind, options.step(), Measurement::sleep);
    }

    Sample run(ReaderKind kind, Duration step, Watch watch) throws Exception {
        Duration whole = options.warmUp().plus(step);
        try (Tally tally = new Tally(expected(whole));
                Reader reader = new Accounted(kind, broker, tally);
                Load load = new Load(broker, tally)) {
            if (!load.awaitReading(System.nanoTime() + START.toNanos())) {
                reader.check();
                throw new IllegalStateException("the reader does not read");
            }
            long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
            long from = start + options.warmUp().toNanos();
            long end = start + whole.toNanos();
            tally.timeFrom(from);
            FutureTask<Void> publishing = CpuAccount.LOAD.start(() -> publish(load, start, end));
            sleep(from, reader);
            Reads before = Reads.now(tally);
            watch.until(end, reader);
            Reads after = Reads.now(tally);
            publishing.get();
            drain(load, tally, reader);
            return sample(load, tally, before, after);
        }
    }

    private int expected(Duration whole) {
        int perSecond = rate.flatOut() ? 50_000 : rate.perSecond();
        return Math.toIntExact(whole.toMillis() * perSecond / 1_000);
    }

    private Void publish(Load load, long start, long end) throws Exception {
        if (rate.flatOut()) {
            load.flatOut(options.window(), end);
        } else {
            load.paced(rate, start, end);
        }
        return null;
    }

    private static void sleep(long until, Reader reader) throws Exception {
        while (until - System.nanoTime() > 0) {
            LockSupport.parkNanos(Math.min(until - System.nanoTime(), TimeUnit.SECONDS.toNanos(1)));
            reader.check();
        }
    }

    /** Waits for what is still on its way, for as long as something comes. */
    private static void drain(Load load, Tally tally, Reader reader) throws Exception {
        long last = System.nanoTime();
        long seen = tally.distinct();
        while (seen < load.published() && System.nanoTime() - last < STALL.toNanos()) {
            reader.check();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            if (tally.distinct() > seen) {
                seen = tally.distinct();
                last = System.nanoTime();
            }
        }
        reader.settle();
        reader.check();
    }

    private static Sample sample(Load load, Tally tally, Reads before, Reads after) {
        Histogram latencies = tally.latencies();
        long seen = Math.max(1, after.seen() - before.seen());
        double seconds = (after.at() - before.at()) / 1e9;
        return new Sample(
                load.published(),
                tally.distinct(),
                tally.duplicates(),
                (after.seen() - before.seen()) / seconds,
                latencies.getValueAtPercentile(50) / MILLI,
                latencies.getValueAtPercentile(99) / MILLI,
                latencies.getValueAtPercentile(99.9) / MILLI,
                latencies.getMaxValue() / MILLI,
                load.lags().getValueAtPercentile(99) / MILLI,
                (after.reader() - before.reader()) / MICRO / seen,
                (after.broker() - before.broker()) / MICRO / seen,
                (after.all() - before.all()) / MICRO / seen,
                (after.collecting() - before.collecting()) / seconds,
                Memory.live(),
                after.checkpoints() - before.checkpoints(),
                others(before, after));
    }

    private static double others(Reads before, Reads after) {
        long ours = after.all() - before.all();
        long theirs = after.machine() - before.machine() - ours;
        long cores = Runtime.getRuntime().availableProcessors();
        return Math.max(0, (double) theirs / (after.at() - before.at()) / cores);
    }

    /** A reader that starts its threads, also those of its end, on its own account. */
    private static final class Accounted implements Reader {
        private final Reader reader;

        Accounted(ReaderKind kind, BrokerSettings broker, Tally tally) throws Exception {
            reader = CpuAccount.READER.call(() -> kind.open(broker, tally));
        }

        @Override
        public void check() throws Exception {
            reader.check();
        }

        @Override
        public void settle() throws Exception {
            reader.settle();
        }

        @Override
        public long checkpoints() {
            return reader.checkpoints();
        }

        @Override
        public void close() throws Exception {
            CpuAccount.READER.call(
                    () -> {
                        reader.close();
                        return null;
                    });
        }
    }
}
