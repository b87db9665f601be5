package dev.needlewatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.needlewatch.ingest.testing.Certificates;
import dev.needlewatch.ingest.testing.EmbeddedBroker;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.RawBroker;
import dev.needlewatch.ingest.testing.TlsFront;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who cannot be published to is told why, in a line, and loses no file by it. */
class BrokerMistakesITCase {
    @TempDir private Path folder;

    private String said(String... arguments) {
        StringWriter err = new StringWriter();
        assertThat(Main.run(new PrintWriter(err), arguments)).isEqualTo(2);
        assertThat(err.toString().lines()).as(err.toString()).hasSize(1);
        return err.toString();
    }

    private void bothSay(String broker, String... words) {
        assertThat(said("emulate", "calm", "--broker", broker)).contains(words);
        assertThat(said("load", "--broker", broker)).contains(words);
    }

    @Test
    void aLoginThatIsRefused() {
        assumeTrue(MosquittoBroker.program().isPresent(), "mosquitto is not installed");
        try (MosquittoBroker closed = MosquittoBroker.started("allow_anonymous false")) {
            bothSay(closed.settings().uri(), "NOT_AUTHORIZED; check user name, password");
        }
    }

    @Test
    void aCertificateThatIsNotTrusted() throws Exception {
        Certificates certificates =
                Certificates.in(folder.resolve("tls")).sign("server", "ip:127.0.0.1");
        try (EmbeddedBroker broker = EmbeddedBroker.started();
                TlsFront front =
                        new TlsFront(certificates.server("server"), broker.settings().port())) {
            bothSay(
                    "ssl://127.0.0.1:" + front.port(),
                    "the broker's certificate does not hold",
                    "check the CA file");
        }
    }

    @Test
    void tlsWhereNoneIsSpoken() {
        try (EmbeddedBroker broker = EmbeddedBroker.started()) {
            bothSay("ssl://127.0.0.1:" + broker.settings().port(), "ssl://127.0.0.1:");
        }
    }

    @Test
    void aHostThatNobodyKnows() {
        bothSay("tcp://nobody.invalid:1883", "there is no such host: mend --broker");
    }

    @Test
    void whatSaysNothingAndTheRecordingOfTheLastRunStays() throws Exception {
        Path recording = Files.writeString(folder.resolve("run.jsonl"), "precious");
        Path expected = Files.writeString(folder.resolve("alarms.jsonl"), "precious, too");
        try (RawBroker mute = new RawBroker()) {
            mute.silent(true);
            assertThat(
                            said(
                                    "emulate",
                                    "calm",
                                    "--broker",
                                    mute.settings().uri(),
                                    "--record",
                                    recording.toString(),
                                    "--expect",
                                    expected.toString()))
                    .contains("does not answer within 10 s");
        }
        said("emulate", "pen-silent", "--speed", "60", "--record", recording.toString());
        assertThat(recording).hasContent("precious");
        assertThat(expected).hasContent("precious, too");
    }
}
