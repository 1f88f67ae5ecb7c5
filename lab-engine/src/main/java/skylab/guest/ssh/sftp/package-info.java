/** Copying files over ssh: the file server on one side, what {@code scp} and {@code sftp} do on the other. */
package skylab.guest.ssh.sftp;
