package skylab.wire;

import skylab.aws.Emulated;
import skylab.aws.Operations;
import skylab.wire.protocol.Malformed;

/** The labs behind a gateway. */
public interface Backend {
    /**
     * The operations of a service in the lab of a caller.
     *
     * @throws Malformed if the caller is let into none, there is no such region, or the key or its token is not valid
     */
    Operations<?> operations(Emulated<?> service, Caller caller);

    /**
     * The secret of an access key, by which signatures are verified.
     *
     * @throws Malformed if there is no such key
     */
    String secret(Caller caller);
}
