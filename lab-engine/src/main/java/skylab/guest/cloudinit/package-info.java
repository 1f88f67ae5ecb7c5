/** cloud-init: what an image does at its boots with what the cloud tells it. */
package skylab.guest.cloudinit;
