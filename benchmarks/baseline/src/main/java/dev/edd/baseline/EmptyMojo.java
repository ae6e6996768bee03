package dev.edd.baseline;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;

/** Does nothing: what it takes is what every Maven goal takes. */
@Mojo(name = "empty", threadSafe = true)
public class EmptyMojo extends AbstractMojo {
    @Override
    public void execute() {}
}
