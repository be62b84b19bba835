# Reads texts (a JSON list on stdin) as prove does, and prints what it understood.
use strict;
use warnings;
use JSON::PP;
use TAP::Parser;

my $texts = decode_json(do { local $/; <STDIN> });
my @read = map {
    my $parser = TAP::Parser->new({ tap => $_ });
    my (@points, @others);
    while (my $result = $parser->next) {
        if ($result->is_test) {
            push @points,
              {
                ok          => $result->is_actual_ok ? JSON::PP::true : JSON::PP::false,
                description => $result->description,
                directive   => $result->directive,
                explanation => $result->explanation,
              };
        }
        elsif ($result->is_yaml) { $points[-1]{data} = $result->data; }
        elsif (!$result->is_plan && !$result->is_version) { push @others, $result->as_string; }
    }
    {
        points  => \@points,
        others  => \@others,
        errors  => [ $parser->parse_errors ],
        planned => 0 + ($parser->tests_planned // 0),
        skipped => scalar $parser->skipped,
        todo    => scalar $parser->todo,
        passed  => $parser->is_good_plan && !$parser->failed ? JSON::PP::true : JSON::PP::false,
    }
} @$texts;
print JSON::PP->new->ascii->encode(\@read);
