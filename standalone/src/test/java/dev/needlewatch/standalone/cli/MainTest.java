package dev.needlewatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final StringWriter err = new StringWriter();

    @TempDir private Path data;

    private int run(String... arguments) {
        return Main.run(new PrintWriter(err), arguments);
    }

    @Test
    void aPortInUseIsOneLineThatSaysWhatToChange() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("standalone", "--mqtt-port", port, "--data", data.toString()))
                    .isEqualTo(2);
            assertThat(err.toString().lines())
                    .contains(
                            "needlewatch: port "
                                    + port
                                    + " is in use: choose another with --mqtt-port");
        }
    }

    @Test
    void anUnusableFolderIsOneLine() throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        assertThat(run("standalone", "--data", file.resolve("x").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be written to: choose another with --data");
    }

    @Test
    void anUnreachableBrokerAndInfluxAreALineEach() {
        assertThat(
                        run(
                                "standalone",
                                "--broker",
                                "tcp://127.0.0.1:1",
                                "--influx-url",
                                "http://127.0.0.1:1",
                                "--data",
                                data.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .contains(
                        "needlewatch: broker tcp://127.0.0.1:1 cannot be reached: start it or mend"
                                + " --broker",
                        "needlewatch: InfluxDB http://127.0.0.1:1 cannot be reached: start it or"
                                + " mend --influx-url");
    }

    @Test
    void allThatIsWrongWithInfluxIsSaidAtOnce() {
        assertThat(
                        run(
                                "standalone",
                                "--influx-url",
                                "http://127.0.0.1:1",
                                "--influx-certificate",
                                "client.pem",
                                "--influx-org",
                                " ",
                                "--data",
                                data.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("org is blank", "must begin with https://", "its key go together");
    }

    @Test
    void aFileThatIsNoAuthorityIsOneLine() throws Exception {
        Path junk = Files.writeString(data.resolve("ca.pem"), "no certificate");
        assertThat(
                        run(
                                "standalone",
                                "--influx-url",
                                "https://127.0.0.1:1",
                                "--influx-ca",
                                junk.toString(),
                                "--data",
                                data.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .filteredOn(line -> line.contains("ca.pem cannot be used"))
                .hasSize(1);
    }

    @Test
    void aBrokerThatIsNotUnderstoodNamesTheForm() {
        assertThat(run("standalone", "--broker", "localhost", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("use tcp://host:port or ssl://host:port");
    }

    @Test
    void filesForABrokerThatSpeaksNoTlsAreRefused() {
        assertThat(
                        run(
                                "standalone",
                                "--broker",
                                "tcp://127.0.0.1:1",
                                "--broker-ca",
                                "ca.pem",
                                "--data",
                                data.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'tcp://127.0.0.1:1' must be ssl://host:port");
    }

    @Test
    void filesForTheEmbeddedBrokerAreRefused() {
        assertThat(run("standalone", "--broker-ca", "ca.pem", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("name it with --broker");
    }

    @Test
    void aUserForTheEmbeddedBrokerIsRefused() {
        assertThat(run("standalone", "--broker-user", "lyon", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--broker-user is given, and no broker");
    }

    @Test
    void aBrokersFileThatCannotBeUsedIsOneLine() {
        for (String command : new String[] {"standalone", "load"}) {
            assertThat(
                            run(
                                    command,
                                    "--broker",
                                    "ssl://127.0.0.1:1",
                                    "--broker-ca",
                                    data.resolve("absent.pem").toString()))
                    .isEqualTo(2);
        }
        assertThat(err.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.endsWith("there is no such file"));
    }

    @Test
    void tooManyChairsAreRefused() {
        assertThat(run("demo", "--chairs", "11")).isEqualTo(2);
        assertThat(err.toString()).contains("--chairs 11 must be from 1 to 10");
    }

    @Test
    void aDurationThatIsNotUnderstoodNamesTheForm() {
        assertThat(run("demo", "--for", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("'soon' is no duration: use 90s, 10m or 2h");
    }

    @Test
    void aRecordingThatCannotBeReadIsOneLineWithFileAndNumber() throws Exception {
        Path file = Files.writeString(data.resolve("a.jsonl"), "\nhello\n");
        assertThat(run("replay", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "needlewatch: "
                                + file
                                + ":2: neither a JSON object nor '%U %r %t %p' of mosquitto_sub");
    }

    @Test
    void aRecordingIsPlayedWhateverComesOfIt() throws Exception {
        Path file =
                Files.writeString(
                        data.resolve("a.txt"), "1.5 0 needling/v1/lyon/pens/pen-3/reading {\n");
        assertThat(run("replay", file.toString())).isZero();
    }

    @Test
    void anUnknownScenarioListsTheKnownOnes() {
        assertThat(run("emulate", "flaky")).isEqualTo(2);
        assertThat(err.toString()).contains("no scenario 'flaky'; there are ", "flaky-wifi");
    }

    @Test
    void aFaultyScenarioNamesFileLineAndKey() throws Exception {
        Path file = Files.writeString(data.resolve("odd.yaml"), "name: odd\nseed: many\n");
        assertThat(run("emulate", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .contains("needlewatch: " + file + ":2: seed 'many' is no whole number");
    }

    @Test
    void wallTimeCannotRunFaster() {
        assertThat(run("emulate", "pen-silent", "--speed", "60")).isEqualTo(2);
        assertThat(err.toString()).contains("it can only be played at speed 1");
    }

    @Test
    void aFastClockIsRefusedWhereRealPensOrRecordsMayBe() {
        String[] demo = {"demo", "--speed", "60", "--data", data.toString()};
        assertThat(run(with(demo, "--broker", "tcp://127.0.0.1:1"))).isEqualTo(2);
        assertThat(err.toString()).contains("for emulated pens only", "leave out --broker");
        assertThat(run(with(demo, "--influx-url", "http://127.0.0.1:1"))).isEqualTo(2);
        assertThat(err.toString()).contains("leave out --influx-url or the speed");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aFolderOfRealRecordsIsRefusedToAFastClock() throws Exception {
        Files.createDirectory(data.resolve("store"));
        String[] play = {"standalone", "--data", data.toString(), "--clock-speed", "60"};
        assertThat(run(play)).isEqualTo(2);
        assertThat(err.toString()).contains("holds what was recorded in real time");
    }

    @Test
    void aFolderThatWasPlayedFastIsRefusedToTheMachinesClock() throws Exception {
        Files.writeString(data.resolve("clock"), "speed=60.0 origin=2026-11-28T18:00:00Z\n");
        assertThat(run("standalone", "--data", data.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("belongs to a clock that runs x60.0 since 2026-11-28T18:00:00Z");
    }

    @Test
    void aClockThatIsNotUnderstoodNamesTheForm() {
        assertThat(run("emulate", "calm", "--clock-speed", "60")).isEqualTo(2);
        assertThat(err.toString()).contains("--clock-speed needs --clock-origin");
        assertThat(run("emulate", "calm", "--clock-speed", "60", "--clock-origin", "noon"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("use 2026-11-28T18:00:00Z");
        assertThat(run("demo", "--speed", "0.5")).isEqualTo(2);
        assertThat(err.toString()).contains("a clock's speed must be from 1 to 3600, got 0.5");
    }

    private static String[] with(String[] arguments, String... more) {
        return java.util.stream.Stream.of(arguments, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    @Test
    void nobodyToPublishToIsOneLine() {
        for (String[] command : new String[][] {{"emulate", "calm"}, {"load", "--for", "1s"}}) {
            java.util.List<String> arguments =
                    new java.util.ArrayList<>(java.util.List.of(command));
            arguments.addAll(java.util.List.of("--broker", "tcp://127.0.0.1:1"));
            assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
        }
        assertThat(err.toString().lines())
                .filteredOn(line -> !line.isBlank())
                .containsOnly(
                        "needlewatch: broker tcp://127.0.0.1:1 cannot be reached: start it or mend"
                                + " --broker");
    }

    @Test
    void anUnknownCommandSaysWhichThereAre() {
        assertThat(run("dmeo")).isEqualTo(2);
        assertThat(err.toString()).contains("demo");
    }
}
