package skylab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import skylab.cli.config.Keys;
import skylab.guest.process.Question;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * A call of an operation from within a machine.
 *
 * @param cloud who does it
 * @param source the service as CloudTrail names it
 * @param operation the API's name
 * @param parameters as {@link skylab.aws.shape.Shapes} writes them
 * @param region which is called
 * @param keys with which it is signed
 */
public record ApiCall(Cloud cloud, String source, String operation, JsonNode parameters, String region, Keys keys)
        implements Question {
    @Override
    public Object answer(Transaction tx, Scope scope, String machine) {
        return cloud.call(tx, scope, machine, this);
    }
}
