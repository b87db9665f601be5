package dev.needlewatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.testing.FreePorts;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DemoITCase {
    @Test
    void nothingIsMissedOrFalseAndTheAccountsClose() {
        StringWriter err = new StringWriter();
        int exit =
                Main.run(
                        new PrintWriter(err),
                        "demo",
                        "--for",
                        "40s",
                        "--mqtt-port",
                        Integer.toString(FreePorts.next()),
                        "--http-port",
                        "0",
                        "--store-port",
                        Integer.toString(FreePorts.next()));
        assertThat(exit).as(err.toString()).isZero();
    }
}
