package skylab.lab.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import skylab.aws.Operations;
import skylab.aws.shape.Shapes;
import skylab.cli.ApiCall;
import skylab.world.Transaction;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.DefaultValueTrait;

/**
 * The tokens that the command line makes up for requests which can be repeated (AWS CLI reference: "If you do not specify a
 * client token, one is automatically generated"). They follow from the lab's seed, the moment and the call.
 */
final class ClientTokens {
    private ClientTokens() {}

    /** The parameters of a call, with a token for each that asks for one and has none. */
    static JsonNode filled(Transaction tx, Class<?> contract, ApiCall call) {
        ObjectNode filled = null;
        try {
            for (SdkField<?> field :
                    Operations.request(contract, call.operation()).sdkFields()) {
                // Tokens are the only members for which the SDK has a value of its own.
                if (field.containsTrait(DefaultValueTrait.class)
                        && !call.parameters().hasNonNull(Shapes.key(field))) {
                    filled = filled == null ? call.parameters().deepCopy() : filled;
                    filled.put(Shapes.key(field), token(tx, call));
                }
            }
        } catch (ClassNotFoundException e) {
            throw new LinkageError("the SDK has no request of " + call.operation(), e);
        }
        return filled == null ? call.parameters() : filled;
    }

    // Nothing is drawn for it: what comes after a call does not depend on the way in which it was made.
    private static String token(Transaction tx, ApiCall call) {
        return tx.world()
                .seed()
                .uuid(
                        "client token " + call.operation() + " " + tx.now() + " " + call.parameters(),
                        tx.world().drawn())
                .toString();
    }
}
