package dev.needlewatch.streamjobs.safety.history;

import dev.needlewatch.streamjobs.rules.history.ClientHistory;
import dev.needlewatch.streamjobs.rules.history.ClientState;
import dev.needlewatch.streamjobs.safety.flow.ClientInput;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps one client's earlier sessions and tells a session what they mean for it. */
public final class ClientFunction extends KeyedProcessFunction<String, ClientInput, SessionInput> {
    private static final long serialVersionUID = 1;

    /** What Flink writes the state down with. */
    public static final TypeInformation<ClientState> STATE = TypeInformation.of(ClientState.class);

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient ValueState<ClientState> clients;

    @SuppressWarnings("NullAway.Init")
    private transient ClientHistory rules;

    @Override
    public void open(OpenContext context) {
        clients = getRuntimeContext().getState(History.descriptor("client", STATE));
        rules = new ClientHistory();
    }

    @Override
    public void processElement(ClientInput input, Context context, Collector<SessionInput> out)
            throws IOException {
        ClientState client = clients.value();
        if (client == null) {
            client = new ClientState();
        }
        if (input.visit() != null) {
            rules.visit(
                    client,
                    input.visit(),
                    input.at(),
                    finding -> out.collect(new SessionInput.Found(input.clinic(), finding)));
        }
        if (input.reaction() != null) {
            rules.reaction(client, input.reaction(), input.at());
        }
        clients.update(client);
    }
}
