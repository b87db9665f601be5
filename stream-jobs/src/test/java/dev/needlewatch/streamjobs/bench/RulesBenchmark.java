package dev.needlewatch.streamjobs.bench;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Readings a second on one core: through the rules of pen and session, and from bytes on. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RulesBenchmark {

    /** Rules alone. */
    @Benchmark
    public Intake rules(OpenSessions sessions) {
        return sessions.judge(sessions.reading());
    }

    /** From the payload to the verdict. */
    @Benchmark
    public Intake decodeAndRules(OpenSessions sessions) {
        Decoded<PenMessage> decoded = PenCodec.decodePen(sessions.topic, sessions.payload());
        return sessions.judge((Reading) ((Decoded.Valid<PenMessage>) decoded).message());
    }
}
