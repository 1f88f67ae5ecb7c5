package skylab.guest.ssh.server;

/**
 * Where a connection came from, and to which port.
 *
 * @param address from where
 * @param port from which port
 * @param local the address that was connected to
 * @param localPort the port that was connected to
 */
record Peer(String address, int port, String local, int localPort) {
    @Override
    public String toString() {
        return address + " port " + port;
    }
}
