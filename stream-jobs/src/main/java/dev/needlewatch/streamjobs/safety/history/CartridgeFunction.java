package dev.needlewatch.streamjobs.safety.history;

import dev.needlewatch.streamjobs.rules.history.CartridgeHistory;
import dev.needlewatch.streamjobs.rules.history.CartridgeState;
import dev.needlewatch.streamjobs.safety.flow.CartridgeInput;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps who used a cartridge, and tells a session whether it is the first. */
public final class CartridgeFunction
        extends KeyedProcessFunction<String, CartridgeInput, SessionInput> {
    private static final long serialVersionUID = 1;

    /** What Flink writes the state down with. */
    public static final TypeInformation<CartridgeState> STATE =
            TypeInformation.of(CartridgeState.class);

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient ValueState<CartridgeState> cartridges;

    @SuppressWarnings("NullAway.Init")
    private transient CartridgeHistory rules;

    @Override
    public void open(OpenContext context) {
        cartridges = getRuntimeContext().getState(History.descriptor("cartridge", STATE));
        rules = new CartridgeHistory();
    }

    @Override
    public void processElement(CartridgeInput input, Context context, Collector<SessionInput> out)
            throws IOException {
        CartridgeState cartridge = cartridges.value();
        if (cartridge == null) {
            cartridge = new CartridgeState();
        }
        rules.use(
                cartridge,
                input.use(),
                input.at(),
                finding -> out.collect(new SessionInput.Found(input.clinic(), finding)));
        cartridges.update(cartridge);
    }
}
