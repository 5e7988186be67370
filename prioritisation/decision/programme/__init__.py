"""What is kept: the programme, its items on boards, criteria, answers, rules and plans."""
