"""The page on which a copied or retired desk is enrolled once more."""
