package dev.needlewatch.streamjobs.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmIdTest {
    private static final AlarmId.Origin BY = new AlarmId.Origin("pen-3", 7, 1_042);

    static Stream<Owner> owners() {
        return Stream.of(
                Owner.session("lyon", "S_4711.a"),
                Owner.stray("lyon", "pen-3"),
                Owner.device("lyon", "pen-3"));
    }

    @ParameterizedTest
    @MethodSource("owners")
    void sayWhoseTheyAre(Owner owner) {
        String id = AlarmId.of(owner, AlarmCode.BATTERY_LOW, null, null, BY);
        assertThat(AlarmId.owner("lyon", id)).contains(owner);
        assertThat(Owner.parse(owner.key())).isEqualTo(owner);
    }

    @Test
    void differByOwnerCodePlaceAndOrigin() {
        Owner session = Owner.session("lyon", "s-1");
        assertThat(
                        Stream.of(
                                AlarmId.of(session, AlarmCode.BLEEDING, null, null, BY),
                                AlarmId.of(
                                        Owner.session("lyon", "s-2"),
                                        AlarmCode.BLEEDING,
                                        null,
                                        null,
                                        BY),
                                AlarmId.of(session, AlarmCode.NO_SESSION, null, null, BY),
                                AlarmId.of(session, AlarmCode.BLEEDING, "cheek", null, BY),
                                AlarmId.of(session, AlarmCode.BLEEDING, "cheek", "left", BY),
                                AlarmId.of(
                                        session,
                                        AlarmCode.BLEEDING,
                                        null,
                                        null,
                                        new AlarmId.Origin("pen-3", 8, 1_042))))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a-1",
                "a-0123456789abcdef.s.",
                "a-0123456789abcdef.x.s-1",
                "a-0123456789abcdef-s-s-1",
                "a-0123456789abcdef.d.Pen 3",
                "b-0123456789abcdef.s.s-1"
            })
    void otherStringsAreNoIds(String id) {
        assertThat(AlarmId.owner("lyon", id)).isEmpty();
    }

    @Test
    void otherStringsAreNoKeys() {
        assertThatThrownBy(() -> Owner.parse("lyon/x/pen-3"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
