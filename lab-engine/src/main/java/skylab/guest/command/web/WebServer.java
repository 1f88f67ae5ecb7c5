package skylab.guest.command.web;

import java.util.List;
import skylab.guest.command.packages.Owner;
import skylab.guest.process.Syscalls;

/** The web servers there are. */
enum WebServer {
    APACHE,
    APACHE_OF_DEBIAN,
    NGINX;

    /** Reads a configuration. */
    Site configuration(Syscalls sys, String path) {
        return this == NGINX ? NginxConfig.read(sys, path) : HttpdConfig.read(sys, path, this);
    }

    /** Where the configuration is usually. */
    String config() {
        return switch (this) {
            case APACHE -> "/etc/httpd/conf/httpd.conf";
            case APACHE_OF_DEBIAN -> "/etc/apache2/apache2.conf";
            case NGINX -> "/etc/nginx/nginx.conf";
        };
    }

    /** Where the first process writes its id. */
    String pidFile() {
        return switch (this) {
            case APACHE -> "/run/httpd/httpd.pid";
            case APACHE_OF_DEBIAN -> "/run/apache2/apache2.pid";
            case NGINX -> "/run/nginx.pid";
        };
    }

    /** What {@code ps} shows of workers. */
    List<String> workerName(List<String> master) {
        return this == NGINX ? List.of("nginx:", "worker", "process") : master;
    }

    /** As the header {@code Server} has it. */
    String software(Syscalls sys) {
        String version = Owner.of(sys, this == NGINX ? "nginx" : this == APACHE ? "httpd" : "apache2")
                .map(pack -> pack.version().version())
                .orElse("2.4");
        if (this == NGINX) {
            return "nginx/" + version;
        }
        String release =
                sys.exists("/etc/os-release") ? sys.readFile("/etc/os-release").text() : "";
        String system = release.contains("ubuntu")
                ? "Ubuntu"
                : release.contains("debian")
                        ? "Debian"
                        : release.contains("Red Hat") ? "Red Hat Enterprise Linux" : "Amazon Linux";
        return "Apache/" + version + " (" + system + ")";
    }
}
