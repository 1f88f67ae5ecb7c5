package skylab.aws;

import software.amazon.awssdk.core.SdkClient;

/** What the engine's client of every service shares; each adds the operations that it has. See {@link Completed}. */
public abstract class EmulatedClient implements SdkClient {
    /** What its operations share. */
    protected final Service service;

    /** A client of a service. */
    protected EmulatedClient(Service service) {
        this.service = service;
    }

    /** The refusal of an operation that is not emulated. */
    public final RuntimeException notEmulated(String operation) {
        return service.notEmulated(operation);
    }

    /** The SDK's name of the client. */
    @Override
    public final String toString() {
        return service.name() + "Client";
    }

    /** The service as its address names it, e.g. {@code monitoring}. */
    @Override
    public final String serviceName() {
        return service.source().substring(0, service.source().indexOf('.'));
    }

    @Override
    public final void close() {
        // Nothing to release: the engine is in this process, and the lab closes itself.
    }
}
