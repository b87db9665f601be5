package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.streamjobs.rules.history.RollEntry.CartridgeUse;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What a cartridge's history is fed with.
 *
 * @param at wall time of arrival, ms since the Unix epoch
 */
public record CartridgeInput(String clinic, CartridgeUse use, long at) {
    /** What Flink writes it down with. */
    public static final TypeInformation<CartridgeInput> TYPE =
            TypeInformation.of(CartridgeInput.class);

    /** The key of the cartridge. */
    public String key() {
        return clinic + "/" + use.cartridge();
    }
}
