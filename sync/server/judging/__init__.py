"""What each row gets: pure rules, the facts they need, the rounds that judge what waits."""
