package skylab.kernel.protocol;

import java.io.IOException;

/** The connection file asks for a transport that JeroMQ cannot serve, such as {@code ipc}. */
public final class UnsupportedTransportException extends IOException {
    private final String transport;

    /** With the transport that was asked for. */
    public UnsupportedTransportException(String transport) {
        super("transport " + transport + " is not supported, only tcp");
        this.transport = transport;
    }

    /** The transport that was asked for. */
    public String transport() {
        return transport;
    }
}
