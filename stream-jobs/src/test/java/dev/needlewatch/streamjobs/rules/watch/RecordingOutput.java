package dev.needlewatch.streamjobs.rules.watch;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.limits.LimitsApplied;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything a watch says. */
final class RecordingOutput implements WatchOutput {
    final List<Alarm> alarms = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();
    final List<LimitsApplied> applied = new ArrayList<>();
    final List<SessionSnapshot> closed = new ArrayList<>();

    @Override
    public void alarm(Alarm alarm) {
        alarms.add(alarm);
    }

    @Override
    public void rejected(String clinic, Rejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void applied(String clinic, LimitsApplied limits) {
        applied.add(limits);
    }

    @Override
    public void closed(SessionSnapshot last) {
        closed.add(last);
    }

    List<AlarmCode> raised() {
        return alarms.stream()
                .filter(a -> a.event() == AlarmEvent.RAISED)
                .map(Alarm::code)
                .toList();
    }

    List<Alarm> of(AlarmCode code) {
        return alarms.stream().filter(a -> a.code() == code).toList();
    }
}
