package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.streamjobs.rules.history.CartridgeState;
import dev.needlewatch.streamjobs.rules.history.ClientState;
import dev.needlewatch.streamjobs.rules.history.RollState;
import dev.needlewatch.streamjobs.rules.pen.PenState;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules know nothing of Flink, but Flink must be able to write their states down. */
class StateSerializationTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                PenState.class,
                SessionState.class,
                RollState.class,
                ClientState.class,
                CartridgeState.class
            })
    void isWrittenByFlinksOwnSerializers(Class<?> state) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(state);
    }
}
