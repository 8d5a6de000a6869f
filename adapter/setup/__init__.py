"""What a project needs around its pages: the provider, the stylesheet's layers, the packages."""
