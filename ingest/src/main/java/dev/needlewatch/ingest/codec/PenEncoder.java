package dev.needlewatch.ingest.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.io.UncheckedIOException;

/** Encodes what pens publish, as a pen would: optional members are left out. */
final class PenEncoder {
    private PenEncoder() {}

    static byte[] encode(PenMessage message) {
        try {
            if (message instanceof SessionEvent event) {
                ObjectNode node = Json.SPARSE_WRITER.valueToTree(event);
                node.put("type", type(event));
                return Json.SPARSE_WRITER.writeValueAsBytes(node);
            }
            return Json.SPARSE_WRITER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a contract record must be writable", e);
        }
    }

    private static String type(SessionEvent event) {
        if (event instanceof SessionEvent.Opened) {
            return "opened";
        } else if (event instanceof SessionEvent.PhaseBegun) {
            return "phase";
        } else if (event instanceof SessionEvent.TestArea) {
            return "test-area";
        } else if (event instanceof SessionEvent.Observation) {
            return "observation";
        }
        return "closed";
    }
}
