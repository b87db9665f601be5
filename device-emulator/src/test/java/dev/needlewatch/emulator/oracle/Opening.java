package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.pen.Treatment;

/** What the opening of a session declares; a medical one at the present time by default. */
final class Opening {
    final String session;
    Treatment treatment = Treatment.MEDICAL;
    Long at;
    String client;
    String serum;
    String cartridge;

    Opening(String session) {
        this.session = session;
    }

    Opening cosmetic() {
        treatment = Treatment.COSMETIC;
        return this;
    }

    Opening at(long when) {
        at = when;
        return this;
    }

    Opening client(String id) {
        client = id;
        return this;
    }

    Opening serum(String id) {
        serum = id;
        return this;
    }

    Opening cartridge(String id) {
        cartridge = id;
        return this;
    }
}
