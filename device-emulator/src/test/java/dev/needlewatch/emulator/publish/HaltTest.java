package dev.needlewatch.emulator.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.device.Pen;
import dev.needlewatch.emulator.oracle.Published;
import dev.needlewatch.emulator.scenario.Chair;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.ingest.contract.alarm.PenAction;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A chair whose pens are told to halt while it is played, without a broker. */
class HaltTest {
    private static final long BEGIN = 1_795_377_844_000L;

    private final ClinicLog log = new ClinicLog("lyon", LimitsTable.DEFAULTS, true);
    private final List<String> ended = new ArrayList<>();
    private Player player = seated("bad-cartridge", 0);

    /** The first chair of its kind of a scenario. */
    private Player seated(String scenario, int chair) {
        Chair seat = Scenarios.named(scenario).chairs(7, BEGIN).get(chair);
        Player.SessionListener notes =
                new Player.SessionListener() {
                    @Override
                    public void begins(SessionScript script) {}

                    @Override
                    public void ended(SessionScript script) {
                        ended.add(script.session());
                    }
                };
        Map<String, PenLine> lines =
                seat.pens().stream().collect(Collectors.toMap(Pen::id, pen -> PenLine.NOWHERE));
        Player played =
                new Player(
                        seat,
                        new Player.Cast(lines, Runnable::run, notes, log, null),
                        new Pace(1, BEGIN));
        seat.pens().forEach(pen -> played.born(pen.id(), pen.status(BEGIN), BEGIN));
        return played;
    }

    private void playUntil(long wall) {
        while (player.nextDue() <= wall) {
            player.play();
        }
    }

    /** Plays until a reading is needling; the moment after it. */
    private long playUntilItNeedles() {
        while (readings(r -> r.needling() && r.session() != null).isEmpty()) {
            player.play();
        }
        return player.nextDue() - 1;
    }

    private List<Reading> readings(Predicate<Reading> which) {
        return log.chronicle().published().stream()
                .filter(p -> p.kind() == Published.Kind.FIRST)
                .map(Published::message)
                .filter(Reading.class::isInstance)
                .map(Reading.class::cast)
                .filter(which)
                .toList();
    }

    private String pen() {
        return log.chronicle().byPen().keySet().iterator().next();
    }

    @Test
    void aHaltedMotorRunsDownIsLiftedAndSaysOnceASecondThatItStands() {
        long told = playUntilItNeedles();
        player.obey(pen(), PenAction.HALT, told);
        playUntil(told + 8_000);
        List<Reading> since = readings(r -> r.at() > told);
        assertThat(since.subList(0, 4))
                .extracting(Reading::speedRpm)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a))
                .allMatch(rpm -> rpm > 0);
        assertThat(since.subList(0, 3)).allMatch(Reading::contact);
        assertThat(since.subList(3, since.size())).noneMatch(Reading::contact);
        List<Reading> standing = since.stream().filter(r -> r.speedRpm() == 0).toList();
        assertThat(standing).hasSizeBetween(7, 8);
        assertThat(standing.get(1).at() - standing.get(0).at()).isEqualTo(1_000);
        assertThat(readings(r -> r.at() > told && r.needling())).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void afterTheResumeTheMotorRunsUpAndTheWorkGoesOnWhereItStopped() {
        Player untroubled = player;
        playUntil(BEGIN + 60_000);
        List<Reading> plain = readings(r -> true);
        assertThat(untroubled.has("lyon", pen())).isTrue();

        HaltTest other = new HaltTest();
        long told = other.playUntilItNeedles();
        other.player.obey(other.pen(), PenAction.HALT, told);
        other.playUntil(told + 5_000);
        other.player.obey(other.pen(), PenAction.RESUME, told + 5_000);
        other.playUntil(BEGIN + 65_700);
        List<Reading> up = other.readings(r -> r.at() > told + 5_000 && r.at() < told + 5_700);
        assertThat(up).hasSizeGreaterThanOrEqualTo(6).noneMatch(Reading::contact);
        assertThat(up.get(up.size() - 1).speedRpm()).isGreaterThan(6_500);
        List<Reading> after = other.readings(r -> r.at() > told + 5_700);
        List<Reading> rest = plain.stream().filter(r -> r.at() > told).toList();
        assertThat(after).hasSameSizeAs(rest);
        assertThat(after).extracting(Reading::depthMm).isEqualTo(depths(rest));
        assertThat(after)
                .extracting(Reading::at)
                .isEqualTo(rest.stream().map(r -> r.at() + 5_700).toList());
        assertThat(other.log.chronicle().transcripts())
                .hasSameSizeAs(log.chronicle().transcripts());
    }

    private static List<Double> depths(List<Reading> readings) {
        return readings.stream().map(Reading::depthMm).toList();
    }

    @Test
    void noNumberIsLeftOutOrTakenTwice() {
        for (int round = 0; round < 3; round++) {
            long told = playUntilItNeedles() + 400;
            playUntil(told);
            player.obey(pen(), PenAction.HALT, told);
            playUntil(told + 2_345);
            player.obey(pen(), PenAction.RESUME, told + 2_345);
            playUntil(told + 20_000);
        }
        Map<Long, List<Long>> byBoot = new TreeMap<>();
        for (Published each : log.chronicle().byPen().get(pen())) {
            PenMessage message = each.message();
            if (each.kind() == Published.Kind.FIRST && message instanceof Sequenced s) {
                byBoot.computeIfAbsent(s.boot(), b -> new ArrayList<>()).add(s.seq());
            }
        }
        assertThat(ended).isNotEmpty();
        assertThat(byBoot.values())
                .allSatisfy(
                        seqs -> {
                            assertThat(seqs).doesNotHaveDuplicates();
                            long last = seqs.stream().mapToLong(Long::longValue).max().orElse(-1);
                            assertThat(seqs).hasSize((int) last + 1);
                        });
    }

    @Test
    void aSecondHaltWhileItRunsUpStopsItAgainAndAResumeUnaskedIsNothing() {
        long told = playUntilItNeedles();
        player.obey(pen(), PenAction.RESUME, told);
        player.obey(pen(), PenAction.HALT, told);
        playUntil(told + 3_000);
        player.obey(pen(), PenAction.RESUME, told + 3_000);
        playUntil(told + 3_300);
        player.obey(pen(), PenAction.HALT, told + 3_300);
        playUntil(told + 30_000);
        assertThat(readings(r -> r.at() > told + 4_500)).allMatch(r -> r.speedRpm() == 0);
        assertThat(ended).isEmpty();
    }

    @Test
    void anEndWhileItIsHaltedClosesTheSession() {
        long told = playUntilItNeedles();
        player.obey(pen(), PenAction.HALT, told);
        playUntil(told + 4_000);
        player.cutShort(told + 4_000);
        playUntil(Long.MAX_VALUE - 1);
        List<Published> all = log.chronicle().published();
        assertThat(all.get(all.size() - 1).message()).isInstanceOf(SessionEvent.Closed.class);
        assertThat(all.get(all.size() - 1).wall()).isEqualTo(told + 4_600);
        assertThat(readings(r -> r.at() > told + 1_000)).noneMatch(Reading::needling);
    }
}
