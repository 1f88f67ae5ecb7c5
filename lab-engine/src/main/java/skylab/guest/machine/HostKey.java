package skylab.guest.machine;

import skylab.guest.disk.Bytes;
import skylab.guest.disk.Generator;
import skylab.guest.ssh.KeyMaterial;

/**
 * A file of a machine's host key, made when somebody first reads it.
 *
 * @param number what the key follows from
 * @param secret whether it is the private half
 */
record HostKey(long number, boolean secret) implements Generator {
    private Bytes bytes() {
        KeyMaterial key = KeyMaterial.generate("ed25519", number);
        return Bytes.of(secret ? key.pem() : key.publicLine("") + "\n");
    }

    @Override
    public long size() {
        return bytes().size();
    }

    @Override
    public Bytes read(long from, int length) {
        return bytes().slice((int) from, (int) from + length);
    }
}
